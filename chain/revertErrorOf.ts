import type { ErrorDescription } from "ethers/abi";
import type { MedauditError } from "../core/errors/MedauditError.ts";
import { RefusedError } from "../core/errors/RefusedError.ts";
import { ledgerAbi } from "./ledgerAbi.ts";
import { ledgerRefusals } from "./ledgerRefusals.ts";
import { RpcError } from "./RpcError.ts";

/** The one place that translates the contract's custom errors: passes a result on, or throws a RefusedError in its place. */
export async function revertErrorOf<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof RpcError) throw refusalIn(error) ?? error;
    throw error;
  }
}

/** The revert that a node's error carries, as a RefusedError; null where it carries none. */
export function refusalIn(error: RpcError): MedauditError | null {
  const data = revertData(error.data);
  if (data === null) return null;
  const parsed = parsedError(data);
  const refusal = parsed && ledgerRefusals[parsed.name];
  if (!refusal) return null;
  return new RefusedError({
    code: `MA-LEDGER-${dashed(parsed.name)}`,
    happened: refusal.happened(parsed.args),
    todo: refusal.todo,
    cause: error,
  });
}

/** null where a node made it up: named like one of the contract's, without what belongs to it. */
function parsedError(data: string): ErrorDescription | null {
  try {
    return ledgerAbi().parseError(data);
  } catch {
    return null;
  }
}

/** Nodes put revert data in `data` itself, in `data.data`, or one level deeper. */
function revertData(data: unknown, depth = 0): string | null {
  if (typeof data === "string") return /^0x[0-9a-f]{8,}$/i.test(data) ? data : null;
  if (typeof data !== "object" || data === null || depth > 3) return null;
  const { data: inner, originalError } = data as { data?: unknown; originalError?: unknown };
  return revertData(inner, depth + 1) ?? revertData(originalError, depth + 1);
}

function dashed(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toUpperCase();
}

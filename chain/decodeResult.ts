import type { Result } from "ethers/abi";
import { ledgerAbi } from "./ledgerAbi.ts";
import { RpcError } from "./RpcError.ts";

/** The longest result has a tenth of it. */
const lengthMost = 4_096;

/**
 * What a view function of the contract gave.
 *
 * @throws RpcError where the contract can't have given it: not a bit may be left over
 */
export function decodeResult(name: string, answer: unknown): Result {
  if (typeof answer !== "string" || answer.length > lengthMost) throw malformed(name);
  const data = answer.toLowerCase();
  try {
    const result = ledgerAbi().decodeFunctionResult(name, data);
    if (ledgerAbi().encodeFunctionResult(name, result) === data) return result;
  } catch (cause) {
    throw malformed(name, cause);
  }
  throw malformed(name);
}

function malformed(name: string, cause?: unknown): RpcError {
  return new RpcError("malformed", `${name}() gave no result the contract can give`, { cause });
}

import { RpcError } from "./RpcError.ts";

/** A JSON-RPC QUANTITY. */
export function quantity(value: number | bigint): string {
  return `0x${value.toString(16)}`;
}

/** @throws RpcError where the node sent something else than a QUANTITY that a number holds exactly */
export function numberOf(value: unknown): number {
  const number =
    typeof value === "string" && /^0x[0-9a-f]{1,14}$/i.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new RpcError("malformed", "a number was expected");
  return number;
}

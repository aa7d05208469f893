import { RpcFault, rpcCode } from "../RpcFault.ts";

interface NodeError {
  readonly code?: unknown;
  readonly message?: unknown;
  /** Of a revert: its reason, the transaction's hash, and the ABI-encoded error as `data`. */
  readonly data?: { readonly data?: unknown } | string | null;
}

const messageMost = 500;

/** What of the node's error may be told: its first line, its number, and a revert's data; never a stack. */
export function faultOf(error: unknown): RpcFault {
  if (error instanceof RpcFault) return error;
  const { code, message, data } = (error ?? {}) as NodeError;
  const line = typeof message === "string" ? message.split("\n")[0] : undefined;
  const happened = (line ?? "the node failed").slice(0, messageMost);
  const revert = typeof data === "object" ? data?.data : data;
  if (typeof revert === "string" && /^0x[0-9a-f]*$/i.test(revert)) {
    return new RpcFault(rpcCode.reverted, happened, revert);
  }
  return new RpcFault(typeof code === "number" ? code : rpcCode.server, happened);
}

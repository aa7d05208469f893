import { RpcFault, rpcCode } from "../RpcFault.ts";

interface ProviderError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly data?: unknown;
}

const messageMost = 500;

/** What of a provider's error may be told: its first line, its number, and a revert's data; never a stack. */
export function faultOf(error: unknown): RpcFault {
  if (error instanceof RpcFault) return error;
  const { code, message, data } = (error ?? {}) as ProviderError;
  const line = typeof message === "string" ? message.split("\n")[0] : undefined;
  return new RpcFault(
    typeof code === "number" ? code : rpcCode.server,
    (line ?? "the node failed").slice(0, messageMost),
    typeof data === "string" && /^0x[0-9a-f]*$/i.test(data) ? data : undefined,
  );
}

import { RpcFault, rpcCode } from "../RpcFault.ts";

export interface TimeLimit {
  readonly signal: AbortSignal;
  abort(reason: unknown): void;
  /** Ends the limit without aborting. */
  done(): void;
}

/** Unlike `AbortSignal.timeout`, leaves no timer behind once it is done: there is one for every request. */
export function timeLimit(mostMs: number): TimeLimit {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new RpcFault(rpcCode.limit, `no answer within ${mostMs / 1000} s`));
  }, mostMs).unref();
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    done: () => clearTimeout(timer),
  };
}

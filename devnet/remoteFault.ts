import { RpcError } from "../chain/RpcError.ts";
import { BatchFault, type BatchFaultFacts } from "./BatchFault.ts";
import { RpcFault, rpcCode } from "./RpcFault.ts";

/** The error that the door told, as it would have been thrown in its own process. */
export function remoteFault(code: unknown, message: string, data: unknown): RpcFault {
  const facts = data as Partial<BatchFaultFacts> | null | undefined;
  const isBatch = typeof facts === "object" && typeof facts?.index === "number";
  if (isBatch) return new BatchFault(facts as BatchFaultFacts);
  return new RpcFault(typeof code === "number" ? code : rpcCode.server, message, data);
}

/** Runs a request; what the node itself answered becomes an `RpcFault`, what kept it from answering stays. */
export async function withRemoteFaults<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    if (!(error instanceof RpcError) || error.failure !== "node") throw error;
    throw remoteFault(error.rpcCode, error.happened, error.data);
  }
}

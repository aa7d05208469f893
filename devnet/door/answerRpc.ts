import { faultOf } from "../node/faultOf.ts";
import { RpcFault, rpcCode } from "../RpcFault.ts";

export interface RpcCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

type Id = string | number | null;

type Answer =
  | { readonly jsonrpc: "2.0"; readonly id: Id; readonly result: unknown }
  | { readonly jsonrpc: "2.0"; readonly id: Id; readonly error: object };

const callsMost = 2000;

/**
 * Answers a JSON-RPC 2.0 request or batch. Never throws, and tells nothing of the program's inside.
 *
 * @returns the answer's text; empty where there were notifications only
 */
export async function answerRpc(
  text: string,
  dispatch: (call: RpcCall) => Promise<unknown>,
): Promise<string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return JSON.stringify(failure(null, new RpcFault(rpcCode.parse, "this is not JSON")));
  }
  if (!Array.isArray(value)) return textOf(await answerOne(value, dispatch));
  if (value.length === 0 || value.length > callsMost) {
    const reason = `a batch holds 1 to ${callsMost} calls`;
    return JSON.stringify(failure(null, new RpcFault(rpcCode.invalidRequest, reason)));
  }
  const answers = await Promise.all(value.map((one) => answerOne(one, dispatch)));
  const told = answers.filter((answer) => answer !== null);
  return told.length > 0 ? JSON.stringify(told) : "";
}

async function answerOne(
  value: unknown,
  dispatch: (call: RpcCall) => Promise<unknown>,
): Promise<Answer | null> {
  const call = (value ?? {}) as Record<string, unknown>;
  const id = idOf(call.id);
  const { method, params = [] } = call;
  if (id === undefined || typeof method !== "string" || !Array.isArray(params)) {
    const reason = "a method, its params as an array and an id are needed";
    return failure(id ?? null, new RpcFault(rpcCode.invalidRequest, reason));
  }
  try {
    const result = await dispatch({ method, params });
    return "id" in call ? { jsonrpc: "2.0", id, result: result ?? null } : null;
  } catch (error) {
    return "id" in call ? failure(id, error) : null;
  }
}

function idOf(id: unknown): Id | undefined {
  if (id === undefined || id === null) return null;
  return typeof id === "string" || typeof id === "number" ? id : undefined;
}

function failure(id: Id, error: unknown): Answer {
  const { rpcCode: code, happened, data } = faultOf(error);
  const facts = { code, message: happened, ...(data === undefined ? {} : { data }) };
  return { jsonrpc: "2.0", id, error: facts };
}

function textOf(answer: Answer | null): string {
  return answer ? JSON.stringify(answer) : "";
}

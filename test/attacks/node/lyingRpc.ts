import type { Rpc } from "../../../chain/Rpc.ts";

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
}

/** What a node says in place of the truth to a call. */
export type Lie = (method: string, params: readonly unknown[], truth: unknown) => unknown;

/** A node that lies. */
export function lyingRpc(honest: Rpc, lie: Lie): Rpc {
  return honest.through((real) => async (input, init) => {
    const asked = JSON.parse(String(init?.body)) as Call | Call[];
    const said = (await (await real(input, init)).json()) as Answer | Answer[];
    const calls = new Map([asked].flat().map((call) => [call.id, call]));
    const lied = (answer: Answer) => {
      const call = calls.get(answer.id);
      if (!call || !("result" in answer)) return answer;
      return { ...answer, result: lie(call.method, call.params, answer.result) };
    };
    return new Response(JSON.stringify(Array.isArray(said) ? said.map(lied) : lied(said)));
  });
}

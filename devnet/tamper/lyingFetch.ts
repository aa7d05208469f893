import { existsSync } from "node:fs";
import { boundedFetch } from "../../chain/boundedFetch.ts";
import { readJson } from "../session/readJson.ts";
import { type Lie, lyingFile } from "./Lie.ts";
import { tellLies } from "./tellLies.ts";

interface Call {
  readonly id?: unknown;
  readonly method: string;
  readonly params: readonly unknown[];
}

interface Answer {
  readonly id?: unknown;
  readonly result?: unknown;
}

/**
 * A `fetch` for a session's node through which the tamper lab's lying node speaks, as soon and as long as it is switched on:
 * every command and the dashboard read through it.
 *
 * @param directory the session's
 */
export function lyingFetch(directory: string): typeof fetch {
  const path = lyingFile(directory);
  const honest = boundedFetch();
  return async (input, init) => {
    const response = await honest(input, init);
    if (!existsSync(path)) return response;
    const lies = (readJson(path) as { readonly lies?: readonly Lie[] } | null)?.lies ?? [];
    const asked = JSON.parse(String(init?.body)) as Call | Call[];
    const said = (await response.json()) as Answer | Answer[];
    const calls = new Map([asked].flat().map((call) => [call.id, call]));
    const lied = (answer: Answer): unknown => {
      const call = calls.get(answer.id);
      return call ? lieTo(call, answer, lies) : answer;
    };
    const body = Array.isArray(said) ? said.map(lied) : lied(said);
    return new Response(JSON.stringify(body), { status: response.status });
  };
}

function lieTo(call: Call, answer: Answer, lies: readonly Lie[]): unknown {
  if (!("result" in answer)) return answer;
  const result = tellLies(call.method, call.params, answer.result, lies);
  if (result !== undefined) return { ...answer, result };
  const error = { code: -32_000, message: "the node will not say" };
  return { jsonrpc: "2.0", id: answer.id, error };
}

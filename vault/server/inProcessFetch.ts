import { localResponse } from "../../chain/localResponse.ts";
import type { Gate } from "../gate/Gate.ts";
import { replyOf } from "./replyOf.ts";
import { answerTo } from "./routes.ts";

/**
 * A `fetch` that leads to this gate without a network: for clients in the vault's own process. The token in the
 * address isn't looked at; all else is as through the door.
 */
export function inProcessFetch(gate: Gate): typeof fetch {
  return async (input, init) => {
    const { pathname, searchParams } = new URL(String(input));
    const call = {
      method: init?.method ?? "GET",
      path: pathname.split("/").slice(2),
      query: searchParams,
      body: async () => JSON.parse(String(init?.body)),
    };
    const { status, answer } = await replyOf(() => answerTo(gate, call));
    return localResponse(status, "json" in answer ? JSON.stringify(answer.json) : answer.bytes);
  };
}

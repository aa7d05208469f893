import { localResponse } from "../chain/localResponse.ts";
import { Rpc } from "../chain/Rpc.ts";
import type { ChainWriter } from "./DevnetChain.ts";
import { answerRpc } from "./door/answerRpc.ts";

/** The client of `chain/` without a network: for what runs beside the chain, such as the vault and the demo's seeding. */
export function inProcessRpc(chain: ChainWriter): Rpc {
  return new Rpc({
    url: "http://in-process.invalid",
    fetch: async (_url, init) => {
      const text = await answerRpc(String(init?.body), (call) =>
        chain.request(call.method, call.params),
      );
      return localResponse(200, text);
    },
  });
}

import { isDeepStrictEqual } from "node:util";
import { numberOf, quantity } from "../../chain/hexQuantity.ts";
import type { Journal } from "../journal/Journal.ts";
import type { ControlLine, JournalLine } from "../journal/JournalLine.ts";
import { readJournal } from "../journal/readJournal.ts";
import { RpcFault, rpcCode } from "../RpcFault.ts";
import type { Miner, Snapshot } from "./Miner.ts";
import type { Node } from "./startNode.ts";

/** The chain before its first block; a snapshot serves once. */
export interface ChainStart {
  snapshot: Snapshot | null;
}

type ControlCall = Pick<ControlLine, "method" | "params">;

/** See `LocalChain.withdraw`. */
export async function withdrawCall(
  node: Node,
  miner: Miner,
  journal: Journal,
  start: ChainStart,
  call: ControlCall,
): Promise<void> {
  const content = readJournal(journal.path);
  const lines = content?.lines ?? [];
  const at = lines.findLastIndex((line) => line.kind === "control" && isSame(line, call));
  if (!content || at < 0) throw new RpcFault(rpcCode.invalidParams, "there was no such call");
  const { unmined } = miner;
  const rewind = async () => {
    if (start.snapshot) await miner.restore(start.snapshot);
    start.snapshot = await miner.save();
  };
  await rewind();
  try {
    const redone: JournalLine[] = [];
    for (const [place, line] of lines.entries()) {
      const instead = place === at ? await inPlaceOf(node, line as ControlLine) : [line];
      for (const one of instead) redone.push(await miner.redo(one));
    }
    journal.replace([content.header, ...redone]);
  } catch (cause) {
    await rewind();
    for (const line of lines) await miner.replay(line);
    const reason = "what came later depends on it";
    throw cause instanceof RpcFault ? new RpcFault(rpcCode.server, reason, cause.data) : cause;
  } finally {
    for (const raw of unmined) await miner.send(raw).catch(() => undefined);
  }
}

function isSame(line: ControlLine, { method, params }: ControlCall): boolean {
  return line.method === method && isDeepStrictEqual(line.params, params);
}

/** The sender of a transaction that never was has used a number all the same: later ones are signed with the next. */
async function inPlaceOf(node: Node, { method, params }: ControlLine): Promise<ControlLine[]> {
  if (method !== "eth_sendTransaction") return [];
  const { from } = params[0] as { readonly from: string };
  const used = numberOf(await node.request("eth_getTransactionCount", [from, "latest"]));
  return [{ kind: "control", method: "hardhat_setNonce", params: [from, quantity(used + 1)] }];
}

import { quantity } from "../../chain/hexQuantity.ts";
import type { Hash } from "../../core/log/Hex.ts";
import { Journal } from "../journal/Journal.ts";
import type { BlockLine, JournalHeader, JournalLine } from "../journal/JournalLine.ts";
import { journalError } from "../journal/journalError.ts";
import { readJournal } from "../journal/readJournal.ts";
import { LocalChain } from "./LocalChain.ts";
import { type Node, startNode } from "./startNode.ts";

export interface ChainOptions {
  /** 32 bytes, random for each fresh session. */
  readonly session: Hash;
  readonly chainId: number;
  /** The time of block 0, in Unix seconds, where there is no journal yet. */
  readonly genesisSeconds: number;
  readonly journalPath: string;
  /** How long a section may last; a minute where nothing is said. */
  readonly sectionMostMs?: number;
}

export interface OpenedChain {
  readonly chain: LocalChain;
  readonly replayedBlocks: number;
  /** The length of a last line of the journal that was cut off. */
  readonly tornBytes: number;
}

/**
 * Starts the node and does the journal again.
 *
 * @throws InternalError (`MA-JOURNAL-BROKEN`, `MA-JOURNAL-DIVERGED`)
 */
export async function openChain(options: ChainOptions): Promise<OpenedChain> {
  const { chainId, session, journalPath } = options;
  const content = readJournal(journalPath);
  const genesisSeconds = content?.header.genesisSeconds ?? options.genesisSeconds;
  const node = await startNode({ chainId, genesisSeconds });
  try {
    const hash = (await blockHash(node, 0)) as Hash;
    const header: JournalHeader = {
      kind: "genesis",
      form: 1,
      session,
      chainId,
      genesisSeconds,
      hash,
    };
    if (content && !sameGenesis(content.header, header)) {
      throw journalError("MA-JOURNAL-DIVERGED", `${journalPath}:1`);
    }
    const journal = new Journal(journalPath, content?.bytes ?? 0);
    if (!content) journal.append([header]);
    const chain = new LocalChain(node, journal, header, options.sectionMostMs);
    const lines = content?.lines ?? [];
    const replayedBlocks = await replay(chain, lines, journalPath);
    await checkBlocks(node, lines, journalPath);
    return { chain, replayedBlocks, tornBytes: content?.tornBytes ?? 0 };
  } catch (error) {
    node.close();
    throw error;
  }
}

function sameGenesis(one: JournalHeader, other: JournalHeader): boolean {
  return one.session === other.session && one.chainId === other.chainId && one.hash === other.hash;
}

function replay(chain: LocalChain, lines: readonly JournalLine[], path: string): Promise<number> {
  return chain.replay(lines).catch((cause) => {
    throw journalError("MA-JOURNAL-DIVERGED", path, cause);
  });
}

/** Each block names the one before it, so the last tells for all; on a difference the first that differs is looked for. */
async function checkBlocks(node: Node, lines: readonly JournalLine[], path: string): Promise<void> {
  const blocks = lines.filter((line): line is BlockLine => line.kind === "block");
  const differs = async (place: number) => {
    const block = blocks[place];
    return block !== undefined && (await blockHash(node, block.number)) !== block.hash;
  };
  if (!(await differs(blocks.length - 1))) return;
  let [good, bad] = [-1, blocks.length - 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (await differs(middle)) bad = middle;
    else good = middle;
  }
  throw journalError("MA-JOURNAL-DIVERGED", `${path}, block ${blocks[bad]?.number}`);
}

async function blockHash(node: Node, number: number): Promise<Hash | null> {
  const block = await node.request("eth_getBlockByNumber", [quantity(number), false]);
  return (block as { readonly hash: Hash } | null)?.hash ?? null;
}

import type { Entry, StreamId } from "../../core/log/Entry.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import type { Chain } from "../Chain.ts";
import { quantity } from "../hexQuantity.ts";
import type { SaidPlace } from "../readLog.ts";
import { BlockFindings } from "./BlockFindings.ts";
import { type BlockHeader, readHeader } from "./BlockHeader.ts";
import { checkTransactions } from "./checkTransactions.ts";
import { isSaidAt } from "./isSaidAt.ts";
import { ProofError } from "./ProofError.ts";

export interface BlockCheckOptions {
  /** Also that the blocks lead to the pinned one, receipts against their roots, and signers against actors. */
  readonly deep: boolean;
  /** Where the node says that an entry stands, beside what is part of it. */
  readonly places?: ReadonlyMap<Entry, readonly SaidPlace[]> | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const blocksAtOnce = 100;

/**
 * Holds entries against the blocks that they say they stand in: times (L08), and if deep, receipts (L05) and signers (L06).
 *
 * @param pinned the block that the verdict is about; its header is checked already
 * @throws RpcError where the node doesn't answer
 */
export async function checkBlocks(
  chain: Chain,
  entries: readonly Entry[],
  pinned: BlockHeader,
  options: BlockCheckOptions,
): Promise<ReadonlyMap<StreamId, readonly Finding[]>> {
  const findings = new BlockFindings();
  const byBlock = new Map<number, Entry[]>();
  for (const entry of entries) {
    const group = byBlock.get(entry.block);
    if (group) group.push(entry);
    else byBlock.set(entry.block, [entry]);
  }
  const wanted = [...byBlock.keys()].sort((a, b) => a - b);
  const [first] = wanted;
  if (first === undefined) return findings.byStream;
  let parent: BlockHeader | null = null;
  // A chain that breaks off leads nowhere: what stands between entries then has nothing more to say.
  let isLinked = options.deep;
  const total = options.deep ? pinned.number - first + 1 : wanted.length;
  let done = 0;
  for (const part of partsOf(
    numbersOf(wanted, pinned.number, () => isLinked),
    blocksAtOnce,
  )) {
    const blocks = await chain.rpc.batch(
      // Whole only where their transactions are to be checked: others are nobody's business.
      part.map((number) => [
        "eth_getBlockByNumber",
        [quantity(number), options.deep && byBlock.has(number)],
      ]),
      options.signal,
    );
    for (const [place, number] of part.entries()) {
      const group = byBlock.get(number) ?? [];
      const block = blocks[place];
      const header = checkHeader(findings, group, block, number, parent, options.deep);
      isLinked &&= header !== null;
      if (!header) continue;
      parent = header;
      for (const entry of group) checkPlace(findings, entry, block, header, options);
      if (options.deep && group.length > 0) {
        await checkTransactions(findings, chain, group, block, header, options.signal);
      }
    }
    done += part.length;
    options.onProgress?.(done, total);
  }
  if (options.deep && parent?.hash !== pinned.hash) {
    // The registry is part of every verdict, and so is that its entries are on this chain.
    const shared = entries.findLast(({ stream }) => stream === "registry") ?? entries.at(-1);
    const found = `block ${pinned.hash}`;
    if (shared) findings.add(shared, "L05", "blocks that lead to the pinned one", found);
  }
  return findings.byStream;
}

function checkHeader(
  findings: BlockFindings,
  group: readonly Entry[],
  block: unknown,
  number: number,
  parent: BlockHeader | null,
  isLinked: boolean,
): BlockHeader | null {
  try {
    const header = readHeader(block);
    if (header.number !== number)
      throw new ProofError(`block ${number} says that it is ${header.number}`);
    if (isLinked && parent && header.parentHash !== parent.hash) {
      throw new ProofError(`block ${number} does not follow block ${parent.number}`);
    }
    return header;
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    for (const entry of group) findings.add(entry, "L05", "a block that holds it", error.happened);
    return null;
  }
}

/** That the block has the entry's time and, as far as the node says without proof, its transaction. */
function checkPlace(
  findings: BlockFindings,
  entry: Entry,
  block: unknown,
  header: BlockHeader,
  { deep, places }: BlockCheckOptions,
): void {
  if (entry.recordedAtSeconds !== header.timestampSeconds) {
    findings.add(entry, "L08", `${header.timestampSeconds}`, `${entry.recordedAtSeconds}`);
    return;
  }
  const { transactions } = block as { readonly transactions?: unknown };
  const listed = (Array.isArray(transactions) ? transactions : []).map(hashOf);
  const index = listed.indexOf(entry.transactionHash);
  // Where it isn't listed is looked at more closely if deep.
  const isThere = deep || index >= 0;
  const place = {
    blockHash: header.hash,
    blockTimestamp: header.timestampSeconds,
    ...(index >= 0 && { transactionIndex: index }),
  };
  if (isThere && (places?.get(entry) ?? []).every((said) => isSaidAt(said, place))) return;
  const expected = `a transaction of block ${header.number} ${header.hash}`;
  findings.add(entry, "L05", expected, entry.transactionHash);
}

function hashOf(transaction: unknown): unknown {
  const { hash } = (transaction ?? {}) as { readonly hash?: unknown };
  return hash ?? transaction;
}

/** Blocks with entries, and, as long as those are wanted, the ones that lead on from them. */
function* numbersOf(
  wanted: readonly number[],
  last: number,
  isWhole: () => boolean,
): Generator<number> {
  for (const [place, number] of wanted.entries()) {
    yield number;
    const end = wanted[place + 1] ?? last + 1;
    for (let between = number + 1; between < end && isWhole(); between += 1) yield between;
  }
}

function* partsOf<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let part: T[] = [];
  for (const one of all) {
    part.push(one);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

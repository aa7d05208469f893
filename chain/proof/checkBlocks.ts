import type { Entry, StreamId } from "../../core/log/Entry.ts";
import { isSameEntry } from "../../core/log/isSameEntry.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import { findingOf, placeOf } from "../../core/tally/findingOf.ts";
import type { Chain } from "../Chain.ts";
import { entriesOf } from "../entriesOf.ts";
import { hexToBytes } from "../hexBytes.ts";
import { quantity } from "../hexQuantity.ts";
import { parseTransaction } from "../parseTransaction.ts";
import { type BlockHeader, readHeader } from "./BlockHeader.ts";
import { encodeReceipt } from "./encodeReceipt.ts";
import { ProofError } from "./ProofError.ts";
import { trieRoot } from "./trieRoot.ts";

export interface BlockCheckOptions {
  /** Also that the blocks lead to the pinned one, receipts against their roots, and signers against actors. */
  readonly deep: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

type Findings = Map<StreamId, Finding[]>;

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
  const findings: Findings = new Map();
  const byBlock = new Map<number, Entry[]>();
  for (const entry of entries) {
    const group = byBlock.get(entry.block);
    if (group) group.push(entry);
    else byBlock.set(entry.block, [entry]);
  }
  const wanted = [...byBlock.keys()].sort((a, b) => a - b);
  const first = wanted[0];
  if (first === undefined) return findings;
  const numbers = options.deep ? range(first, pinned.number) : wanted;
  let parent: BlockHeader | null = null;
  for (let at = 0; at < numbers.length; at += blocksAtOnce) {
    const part = numbers.slice(at, at + blocksAtOnce);
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
      if (!header) continue;
      parent = header;
      for (const entry of group) checkPlace(findings, entry, block, header, options.deep);
      if (options.deep && group.length > 0) {
        await checkReceipts(findings, chain, group, block, header, options.signal);
      }
    }
    options.onProgress?.(Math.min(at + blocksAtOnce, numbers.length), numbers.length);
  }
  if (options.deep && parent?.hash !== pinned.hash) {
    const found = `block ${pinned.hash}`;
    add(findings, entries.at(-1), "L05", "blocks that lead to the pinned one", found);
  }
  return findings;
}

function checkHeader(
  findings: Findings,
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
    for (const entry of group) add(findings, entry, "L05", "a block that holds it", error.happened);
    return null;
  }
}

/** That the block has the entry's time and, as far as the node says without proof, its transaction. */
function checkPlace(
  findings: Findings,
  entry: Entry,
  block: unknown,
  header: BlockHeader,
  isDeep: boolean,
): void {
  if (entry.recordedAtSeconds !== header.timestampSeconds) {
    add(findings, entry, "L08", `${header.timestampSeconds}`, `${entry.recordedAtSeconds}`);
    return;
  }
  const { transactions } = block as { readonly transactions?: unknown };
  const isListed = Array.isArray(transactions) && transactions.includes(entry.transactionHash);
  if (isDeep || isListed) return;
  const expected = `a transaction of block ${header.number}`;
  add(findings, entry, "L05", expected, entry.transactionHash);
}

async function checkReceipts(
  findings: Findings,
  chain: Chain,
  group: readonly Entry[],
  block: unknown,
  header: BlockHeader,
  signal: AbortSignal | undefined,
): Promise<void> {
  const listed = (block as { transactions?: unknown }).transactions;
  const transactions = (Array.isArray(listed) ? listed : []).map(parseTransaction);
  const isTheirs = transactions.every((one) => one !== null);
  const serialized = transactions.map((one) => hexToBytes(one?.serialized ?? "0x"));
  const hashes = transactions.map((one) => one?.hash ?? "");
  if (!isTheirs || (await trieRoot(serialized)) !== header.transactionsRoot) {
    // What the node lists is not what was mined: whoever signed it can't be told.
    for (const entry of group) {
      add(findings, entry, "L06", `signed by ${entry.actor}`, "no transaction of this block");
    }
    return;
  }
  const receipts = await chain.rpc.batch(
    hashes.map((hash) => ["eth_getTransactionReceipt", [hash]]),
    signal,
  );
  const root = await rootOf(receipts);
  if (root !== header.receiptsRoot) {
    for (const entry of group)
      add(findings, entry, "L05", `receipts root ${header.receiptsRoot}`, root);
    return;
  }
  for (const entry of group) {
    const place = hashes.indexOf(entry.transactionHash);
    const mined = place < 0 ? [] : entriesOf(receipts[place], chain.contract);
    const isThere = mined.some((one) => isSameEntry(one, entry));
    if (!isThere) {
      add(findings, entry, "L05", "an entry of its transaction's receipt", "not there");
      continue;
    }
    const signer = transactions[place]?.signer ?? null;
    if (signer !== entry.actor) {
      add(findings, entry, "L06", `signed by ${entry.actor}`, `signed by ${signer ?? "nobody"}`);
    }
  }
}

async function rootOf(receipts: readonly unknown[]): Promise<string> {
  try {
    return await trieRoot(receipts.map(encodeReceipt));
  } catch (error) {
    if (error instanceof ProofError) return error.happened;
    throw error;
  }
}

function add(
  findings: Findings,
  entry: Entry | undefined,
  code: "L05" | "L06" | "L08",
  expected: string,
  found: string,
): void {
  if (!entry) return;
  const finding = findingOf(code, placeOf(entry), expected, found);
  const list = findings.get(entry.stream);
  if (list) list.push(finding);
  else findings.set(entry.stream, [finding]);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
}

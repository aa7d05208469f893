import type { Entry } from "../../core/log/Entry.ts";
import { isSameEntry } from "../../core/log/isSameEntry.ts";
import type { Chain } from "../Chain.ts";
import { entriesOf } from "../entriesOf.ts";
import { hexToBytes } from "../hexBytes.ts";
import { type ParsedTransaction, parseTransaction } from "../parseTransaction.ts";
import { RpcError } from "../RpcError.ts";
import type { BlockFindings } from "./BlockFindings.ts";
import type { BlockHeader } from "./BlockHeader.ts";
import { encodeReceipt } from "./encodeReceipt.ts";
import { isSaidAt } from "./isSaidAt.ts";
import { misplacedReceipt } from "./misplacedReceipt.ts";
import { ProofError } from "./ProofError.ts";
import { trieRoot } from "./trieRoot.ts";

/** In characters; more than a block's gas pays for would only keep the reader busy. */
const blockLengthMost = 16 * 1024 * 1024;

/**
 * Holds a block's entries against its receipts (L05), and their actors against who signed their transactions (L06).
 *
 * @param block as the node gives it, with its transactions whole
 * @param header the same block's, checked already
 * @throws RpcError where the node doesn't answer, or lists more than any block holds
 */
export async function checkTransactions(
  findings: BlockFindings,
  chain: Chain,
  group: readonly Entry[],
  block: unknown,
  header: BlockHeader,
  signal: AbortSignal | undefined,
): Promise<void> {
  const transactions = await minedIn(block, header);
  if (transactions === null) {
    // What the node lists is not what was mined: whoever signed it can't be told.
    for (const entry of group) {
      findings.add(entry, "L06", `signed by ${entry.actor}`, "no transaction of this block");
    }
    return;
  }
  const hashes = transactions.map(({ hash }) => hash);
  const receipts = await chain.rpc.batch(
    hashes.map((hash) => ["eth_getTransactionReceipt", [hash]]),
    signal,
  );
  requireSize(receipts, header);
  const root = await rootOf(receipts);
  const fault =
    root === header.receiptsRoot ? misplacedReceipt(receipts, hashes, header) : `root ${root}`;
  if (fault !== null) {
    const expected = `receipts with root ${header.receiptsRoot}`;
    for (const entry of group) findings.add(entry, "L05", expected, fault);
    return;
  }
  for (const entry of group) {
    const place = hashes.indexOf(entry.transactionHash);
    const mined = place < 0 ? [] : entriesOf(receipts[place], chain.contract);
    if (!mined.some((one) => isSameEntry(one, entry))) {
      findings.add(entry, "L05", "an entry of its transaction's receipt", "not there");
      continue;
    }
    const signer = transactions[place]?.signer() ?? "nobody";
    if (signer !== entry.actor) {
      findings.add(entry, "L06", `signed by ${entry.actor}`, `signed by ${signer}`);
    }
  }
}

/** The block's transactions; null where what the node lists is not what its header commits to. */
async function minedIn(block: unknown, header: BlockHeader): Promise<ParsedTransaction[] | null> {
  const { transactions: listed } = block as { readonly transactions?: unknown };
  if (!Array.isArray(listed)) return null;
  requireSize(listed, header);
  const transactions: ParsedTransaction[] = [];
  for (const [transactionIndex, one] of listed.entries()) {
    const parsed = parseTransaction(one);
    const place = { blockHash: header.hash, blockNumber: header.number, transactionIndex };
    if (parsed === null || !isSaidAt(one, place)) return null;
    transactions.push(parsed);
  }
  const root = await trieRoot(transactions.map(({ serialized }) => hexToBytes(serialized)));
  return root === header.transactionsRoot ? transactions : null;
}

function requireSize(listed: unknown, { number }: BlockHeader): void {
  if (JSON.stringify(listed).length <= blockLengthMost) return;
  throw new RpcError("too-large", `block ${number} is too large to be read`);
}

async function rootOf(receipts: readonly unknown[]): Promise<string> {
  try {
    return await trieRoot(receipts.map(encodeReceipt));
  } catch (error) {
    if (error instanceof ProofError) return error.happened;
    throw error;
  }
}

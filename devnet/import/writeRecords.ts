import type { Chain } from "../../chain/Chain.ts";
import { readEntries } from "../../chain/readEntries.ts";
import { RefusedError } from "../../core/errors/RefusedError.ts";
import type { Entry } from "../../core/log/Entry.ts";
import type { Hex } from "../../core/log/Hex.ts";
import { sealVersion } from "../../vault/client/sealVersion.ts";
import type { VaultSession } from "../../vault/client/VaultSession.ts";
import type { Recipient } from "../../vault/envelope/readerShare.ts";
import type { PutRequest } from "../../vault/protocol/PutRequest.ts";
import type { ChainWriter, MinedTransaction } from "../DevnetChain.ts";
import type { CallSigner } from "./CallSigner.ts";
import type { CastChart, CastRecord } from "./castImport.ts";

export interface WriteOptions {
  readonly signal?: AbortSignal;
  readonly onWritten?: (records: number) => void;
}

/** Well below the vault's quota of pending versions, and so many that a block's cost is small beside theirs. */
const recordsAtOnce = 64;

/**
 * Seals, puts and creates the records, in order, some at a time.
 *
 * @returns the number of each chart's first record; a chart's numbers follow one another
 * @throws RefusedError, UnavailableError; the section is then to be rolled back
 */
export async function writeRecords(
  section: ChainWriter,
  chain: Chain,
  signer: CallSigner,
  session: VaultSession,
  charts: readonly CastChart[],
  { signal, onWritten }: WriteOptions,
): Promise<number[]> {
  const all = charts.flatMap((chart) => chart.records.map((record) => ({ chart, record })));
  const numbers = new Map<CastRecord, number>();
  for (let at = 0; at < all.length; at += recordsAtOnce) {
    signal?.throwIfAborted();
    const some = all.slice(at, at + recordsAtOnce);
    const puts = await Promise.all(
      some.map(({ chart, record }) =>
        sealVersion(session, record.author, {
          patient: chart.patient.address,
          action: "create",
          recordId: 0,
          content: record.content,
          recipients: recipientsOf(chart),
        }),
      ),
    );
    await session.vault.putMany(puts, signal);
    const raws: Hex[] = [];
    for (const [place, { chart, record }] of some.entries()) {
      const { commitment } = puts[place] as PutRequest;
      const { address: patient } = chart.patient;
      raws.push(
        await signer.sign(record.author, {
          action: "create",
          patient,
          commitment,
          purpose: "TREAT",
        }),
      );
    }
    const entries = await entriesAfter(chain, await section.sendBatch(raws));
    for (const [place, { record }] of some.entries()) {
      numbers.set(record, createdIn(entries[place]));
    }
    onWritten?.(at + some.length);
  }
  return charts.map(({ records: [first] }) => (first && numbers.get(first)) ?? 0);
}

/** The patient and the chart's doctors, in the order that the vault's rule gives (`recipientsOf` in core). */
function recipientsOf({ patient, doctors }: CastChart): Recipient[] {
  return [patient, ...doctors].map(({ address, encryptionPublicKey }) => ({
    address,
    encryptionKey: encryptionPublicKey,
  }));
}

/** One for each transaction, in their order. */
async function entriesAfter(
  chain: Chain,
  mined: readonly MinedTransaction[],
): Promise<(Entry | undefined)[]> {
  const blocks = mined.map(({ block }) => block);
  const entries = await readEntries(chain, {
    fromBlock: Math.min(...blocks),
    toBlock: Math.max(...blocks),
  });
  const byHash = new Map(entries.map((entry) => [entry.transactionHash, entry]));
  return mined.map(({ hash }) => byHash.get(hash));
}

function createdIn(entry: Entry | undefined): number {
  if (entry?.action === "create" && entry.outcome === "success") return entry.recordId;
  throw new RefusedError({
    code: "MA-IMPORT-REFUSED",
    happened: `the ledger did not take a record: ${entry?.message ?? "it left no entry"}`,
    todo: "try again; nothing was imported",
  });
}

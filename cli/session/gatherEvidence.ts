import type { Chain } from "../../chain/Chain.ts";
import { type BlockHeader, readHeader } from "../../chain/proof/BlockHeader.ts";
import { checkBlocks } from "../../chain/proof/checkBlocks.ts";
import { proveStreams } from "../../chain/proof/proveStreams.ts";
import { readContractViews } from "../../chain/readContractViews.ts";
import { readEntries } from "../../chain/readEntries.ts";
import type { Entry, StreamId } from "../../core/log/Entry.ts";
import { zeroHash } from "../../core/log/Hex.ts";
import { applyEntries } from "../../core/replay/applyEntries.ts";
import { emptyLedgerState } from "../../core/replay/emptyLedgerState.ts";
import type { LedgerState } from "../../core/replay/LedgerState.ts";
import type { ContractView } from "../../core/tally/ContractView.ts";
import { compareProof } from "../../core/tally/compareProof.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import type { Inventory } from "../../core/tally/Inventory.ts";
import type { Proof } from "../../core/tally/Tally.ts";
import type { Evidence } from "../../core/tally/tallyRecords.ts";
import { Attempts } from "./Attempts.ts";

export interface EvidenceSources {
  readonly chain: Chain;
  /** The vault's inventory, with envelope hashes recomputed from the bytes. */
  readonly inventory: (signal?: AbortSignal) => Promise<Inventory>;
}

export interface EvidenceOptions {
  /** Also receipts, signers and the blocks in between. */
  readonly deep?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Gathers at one block what the verdicts on these records rest on. What fails is left out and named, never guessed: the
 * verdict is then indeterminate.
 */
export async function gatherEvidence(
  sources: EvidenceSources,
  recordIds: readonly number[] | "all",
  options: EvidenceOptions = {},
): Promise<Evidence> {
  const { chain } = sources;
  const { signal } = options;
  const attempts = new Attempts(signal);
  const inventoryRead = attempts.run(() => sources.inventory(signal));
  const header = await attempts.run(() => pinnedHeader(chain, signal));
  if (header === null)
    return { ...nothing(chain), inventory: await inventoryRead, ...attempts.faults() };

  const range = { fromBlock: chain.deployBlock, toBlock: header.number };
  const entries = await attempts.run(() => readEntries(chain, range, signal));
  const state = applyEntries(emptyLedgerState, entries ?? []);
  const ids = recordIds === "all" ? [...state.records.keys()] : recordIds;
  const streams = streamsOf(ids, state);
  const views = await attempts.run(() => viewsOf(chain, ids, state, header.number, signal));
  const proved = await attempts.run(() => proveStreams(chain, streams, header, signal));
  const concerned = entriesIn(entries ?? [], streams);
  const blocks = await attempts.run(() =>
    checkBlocks(chain, concerned, header, { ...options, deep: options.deep ?? false }),
  );
  return {
    ledger: chain,
    block: header.number,
    blockHash: header.hash,
    entries,
    contract: (recordId) => views?.get(recordId) ?? null,
    inventory: await inventoryRead,
    proof: (recordId) => {
      const view = views?.get(recordId);
      if (!proved || !view)
        return { proof: "unavailable", findings: attempts.proofFindings(recordId) };
      return proofOf(recordId, state, view, proved);
    },
    streamFindings: blocks ?? new Map(),
    ...attempts.faults(),
  };
}

function nothing(chain: Chain) {
  return {
    ledger: chain,
    block: 0,
    blockHash: zeroHash,
    entries: null,
    contract: () => null,
    proof: () => ({ proof: "unavailable" as const, findings: [] }),
    streamFindings: new Map(),
  };
}

function proofOf(
  recordId: number,
  state: LedgerState,
  view: ContractView,
  proved: Awaited<ReturnType<typeof proveStreams>>,
): { proof: Proof; findings: Finding[] } {
  const patient = state.records.get(recordId)?.patient;
  return { proof: "self-consistent", findings: compareProof(recordId, patient, view, proved) };
}

async function pinnedHeader(chain: Chain, signal: AbortSignal | undefined): Promise<BlockHeader> {
  return readHeader(await chain.rpc.request("eth_getBlockByNumber", ["latest", false], signal));
}

function viewsOf(
  chain: Chain,
  ids: readonly number[],
  state: LedgerState,
  block: number,
  signal: AbortSignal | undefined,
) {
  const records = ids.map((recordId) => ({ recordId, known: state.records.get(recordId) }));
  return readContractViews(chain, records, state, block, signal);
}

function streamsOf(ids: readonly number[], state: LedgerState): StreamId[] {
  const charts = new Set<StreamId>();
  for (const id of ids) {
    const record = state.records.get(id);
    if (record) charts.add(`chart:${record.patient}`);
  }
  return ["registry", ...charts, ...ids.map((id): StreamId => `record:${id}`)];
}

function entriesIn(entries: readonly Entry[], streams: readonly StreamId[]): Entry[] {
  const wanted = new Set(streams);
  return entries.filter((entry) => wanted.has(entry.stream));
}

import type { Chain } from "../../chain/Chain.ts";
import type { Checkpoint } from "../../chain/checkpoint/Checkpoint.ts";
import { checkCheckpoints } from "../../chain/checkpoint/checkCheckpoints.ts";
import { checkBlocks } from "../../chain/proof/checkBlocks.ts";
import { compareWords } from "../../chain/proof/compareWords.ts";
import { provedHeads } from "../../chain/proof/provedHeads.ts";
import { proveWords } from "../../chain/proof/proveWords.ts";
import { decidingWords, recordWords, type StoredWord } from "../../chain/proof/storedWords.ts";
import { streamSlots } from "../../chain/proof/streamSlots.ts";
import type { Rpc } from "../../chain/Rpc.ts";
import { readContractViews } from "../../chain/readContractViews.ts";
import type { Entry, StreamId } from "../../core/log/Entry.ts";
import { zeroHash } from "../../core/log/Hex.ts";
import { inChainOrder } from "../../core/log/inChainOrder.ts";
import { applyEntries } from "../../core/replay/applyEntries.ts";
import { emptyLedgerState } from "../../core/replay/emptyLedgerState.ts";
import type { LedgerState } from "../../core/replay/LedgerState.ts";
import type { ContractView } from "../../core/tally/ContractView.ts";
import { compareProof } from "../../core/tally/compareProof.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import type { Inventory } from "../../core/tally/Inventory.ts";
import type { Evidence } from "../../core/tally/tallyRecords.ts";
import type { Attempts } from "./Attempts.ts";
import { countRecords } from "./countRecords.ts";
import { readLogAndStore } from "./readLogAndStore.ts";
import { witnessFinding } from "./witnessFinding.ts";

export interface EvidenceSources {
  readonly chain: Chain;
  /** The vault's inventory, with envelope hashes recomputed from the bytes. */
  readonly inventory: (signal?: AbortSignal) => Promise<Inventory>;
  /** Of earlier audits; signatures are checked already. */
  readonly checkpoints?: readonly Checkpoint[];
  /** A second node, which must know the pinned block. */
  readonly witness?: Rpc | undefined;
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
  const chain = { ...sources.chain, rpc: sources.chain.rpc.givingUp() };
  const { signal } = options;
  const gathered = await readLogAndStore(chain, sources.inventory, recordIds, signal);
  const { storeBlock, inventory, header, log, attempts } = gathered;
  if (header === null) return nothing(chain, inventory, attempts);
  const entries = log?.entries ?? [];
  const state = applyEntries(emptyLedgerState, inChainOrder(entries));
  const counted =
    recordIds === "all" ? await attempts.run(() => countRecords(chain, header, signal)) : [];
  const { size } = state.records;
  if (counted && recordIds === "all" && counted.length < size) {
    attempts.note([`the contract counts ${counted.length} records, the log ${size}`]);
  }
  const ids =
    recordIds === "all" ? [...new Set([...state.records.keys(), ...(counted ?? [])])] : recordIds;
  const streams = streamsOf(ids, state);
  const known = ids.map((recordId) => ({ recordId, known: state.records.get(recordId) }));
  const views = await attempts.run(() =>
    readContractViews(chain, known, state, header.number, signal),
  );
  const said = new Map(
    ids.map((recordId) => {
      const view = views?.get(recordId);
      return [recordId, view ? saidWords(recordId, state, view, options.deep) : []] as const;
    }),
  );
  const slots = [
    ...streams.flatMap((stream) => Object.values(streamSlots(stream))),
    ...[...said.values()].flat().map(({ slot }) => slot),
  ];
  const words = await attempts.run(() => proveWords(chain, slots, header, signal));
  const proved = words && provedHeads(words, streams);
  const concerned = entriesIn(entries, streams);
  const blocks = await attempts.run(() =>
    checkBlocks(chain, concerned, header, {
      ...options,
      deep: options.deep ?? false,
      places: log?.places,
    }),
  );
  const checkpoints = log ? narrowed(sources.checkpoints ?? [], streams) : [];
  const checked = await attempts.run(() =>
    checkCheckpoints(chain, checkpoints, entries, header, signal),
  );
  const witness = sources.witness?.givingUp();
  const second =
    witness && (await attempts.run(() => witnessFinding(chain.rpc, witness, header, signal)));
  const isAnchored = checked?.isAnchored || (second && second.finding === null);
  return {
    ledger: chain,
    block: header.number,
    blockHash: header.hash,
    entries: log && entries,
    contract: (recordId) => views?.get(recordId) ?? null,
    inventory,
    storeBlock: storeBlock ?? 0,
    ...(counted && recordIds === "all" && { contractRecords: counted }),
    proof: (recordId) => {
      const view = views?.get(recordId);
      const findings = attempts.proofFindings(recordId);
      if (second?.finding) findings.push(second.finding);
      if (!words || !proved) return { proof: "unavailable", findings };
      const patient = state.records.get(recordId)?.patient;
      if (view) findings.push(...compareProof(recordId, patient, view, proved));
      findings.push(...compareWords(said.get(recordId) ?? [], words));
      return { proof: isAnchored ? "anchored" : "self-consistent", findings, heads: proved };
    },
    streamFindings: merged(blocks, log?.malformed, checked?.findings),
    faults: attempts.faults,
  };
}

/** What the node's answers say that the contract's slots hold, as far as it is to be proved. */
function saidWords(
  recordId: number,
  { records, participants }: LedgerState,
  view: ContractView,
  deep = false,
): StoredWord[] {
  const words = recordWords(recordId, view);
  const patient = records.get(recordId)?.patient;
  if (!deep || patient === undefined) return words;
  return [...words, ...decidingWords(patient, view, (one) => participants.get(one)?.role)];
}

function nothing(chain: Chain, inventory: Inventory | null, attempts: Attempts): Evidence {
  return {
    ledger: chain,
    block: 0,
    blockHash: zeroHash,
    entries: null,
    contract: () => null,
    inventory,
    proof: (recordId) => ({ proof: "unavailable", findings: attempts.proofFindings(recordId) }),
    faults: attempts.faults,
  };
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

function narrowed(checkpoints: readonly Checkpoint[], wanted: readonly StreamId[]): Checkpoint[] {
  const set = new Set(wanted);
  return checkpoints
    .map((one) => ({ ...one, streams: one.streams.filter(({ stream }) => set.has(stream)) }))
    .filter(({ streams }) => streams.length > 0);
}

function merged(
  ...parts: readonly (ReadonlyMap<StreamId, readonly Finding[]> | null | undefined)[]
): ReadonlyMap<StreamId, readonly Finding[]> {
  const all = new Map<StreamId, readonly Finding[]>();
  for (const part of parts) {
    for (const [stream, findings] of part ?? []) {
      all.set(stream, [...(all.get(stream) ?? []), ...findings]);
    }
  }
  return all;
}

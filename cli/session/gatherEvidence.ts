import type { Chain } from "../../chain/Chain.ts";
import { type BlockHeader, readHeader } from "../../chain/proof/BlockHeader.ts";
import { ProofError } from "../../chain/proof/ProofError.ts";
import { proveStreams } from "../../chain/proof/proveStreams.ts";
import { readContractViews } from "../../chain/readContractViews.ts";
import { readEntries } from "../../chain/readEntries.ts";
import { MedauditError } from "../../core/errors/MedauditError.ts";
import type { StreamId } from "../../core/log/Entry.ts";
import { zeroHash } from "../../core/log/Hex.ts";
import { applyEntries } from "../../core/replay/applyEntries.ts";
import { emptyLedgerState } from "../../core/replay/emptyLedgerState.ts";
import type { LedgerState } from "../../core/replay/LedgerState.ts";
import type { ContractView } from "../../core/tally/ContractView.ts";
import { compareProof } from "../../core/tally/compareProof.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import { findingOf } from "../../core/tally/findingOf.ts";
import type { Inventory } from "../../core/tally/Inventory.ts";
import type { Proof } from "../../core/tally/Tally.ts";
import type { Evidence } from "../../core/tally/tallyRecords.ts";

export interface EvidenceSources {
  readonly chain: Chain;
  /** The vault's inventory, with envelope hashes recomputed from the bytes. */
  readonly inventory: (signal?: AbortSignal) => Promise<Inventory>;
}

/**
 * Gathers at one block what the verdicts on these records rest on. What fails is left out and named, never guessed: the
 * verdict is then indeterminate.
 */
export async function gatherEvidence(
  sources: EvidenceSources,
  recordIds: readonly number[] | "all",
  signal?: AbortSignal,
): Promise<Evidence> {
  const { chain } = sources;
  const faults: string[] = [];
  const attempt = async <T>(what: () => Promise<T>): Promise<T | null> => {
    try {
      return await what();
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof MedauditError)) throw error;
      if (error instanceof ProofError) throw error;
      faults.push(error.happened);
      return null;
    }
  };
  const inventoryRead = attempt(() => sources.inventory(signal));
  let header: BlockHeader | null = null;
  let badProof: ProofError | null = null;
  try {
    header = await attempt(() => pinnedHeader(chain, signal));
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    badProof = error;
  }
  const toBlock = header?.number;
  const entries =
    toBlock === undefined
      ? null
      : await attempt(() => readEntries(chain, { fromBlock: chain.deployBlock, toBlock }, signal));
  const state = applyEntries(emptyLedgerState, entries ?? []);
  const ids = recordIds === "all" ? [...state.records.keys()] : recordIds;
  const views = header
    ? await attempt(() => viewsOf(chain, ids, state, header.number, signal))
    : null;
  let proved = null;
  try {
    proved = header
      ? await attempt(() => proveStreams(chain, streamsOf(ids, state), header, signal))
      : null;
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    badProof = error;
  }
  return {
    ledger: chain,
    block: header?.number ?? 0,
    blockHash: header?.hash ?? zeroHash,
    entries,
    contract: (recordId) => views?.get(recordId) ?? null,
    inventory: await inventoryRead,
    proof: (recordId) => {
      if (badProof) return invalidProof(recordId, badProof);
      const view: ContractView | undefined = views?.get(recordId);
      if (!proved || !view) return { proof: "unavailable", findings: [] };
      const patient = state.records.get(recordId)?.patient;
      return { proof: "self-consistent", findings: compareProof(recordId, patient, view, proved) };
    },
    faults,
  };
}

function invalidProof(recordId: number, error: ProofError): { proof: Proof; findings: Finding[] } {
  return {
    proof: "unavailable",
    findings: [findingOf("L04", `record:${recordId}`, "a valid proof", error.happened)],
  };
}

async function pinnedHeader(chain: Chain, signal: AbortSignal | undefined) {
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

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Entry } from "../../core/log/Entry.ts";
import type { Hash } from "../../core/log/Hex.ts";
import type { ContractView } from "../../core/tally/ContractView.ts";
import { checkChain } from "../../core/tally/checkChain.ts";
import { judgeEntries } from "../../core/tally/judgeEntries.ts";
import { type Evidence, tallyRecords } from "../../core/tally/tallyRecords.ts";
import type { Measure } from "./Measure.ts";
import { benchLedger, viewEntries } from "./viewEntries.ts";

const count = 50_000;
const records = 10_000;

/** Chain check and replay of one stream, and the verdicts on many records; in memory. */
export function tallyBench(): Measure[] {
  const entries = viewEntries(count);
  const from = performance.now();
  const chain = checkChain(entries, benchLedger);
  const judged = judgeEntries(entries);
  const seconds = (performance.now() - from) / 1000;
  const faults = [...chain.findings.values(), ...judged.findings.values()].flat();
  if (faults.length > 0) throw new Error(`the stream does not tally: ${JSON.stringify(faults[0])}`);
  return [
    {
      what: "tally of one stream: chain check and replay",
      value: entries.length / seconds,
      unit: "entries/s",
      budget: 20_000,
      isFloor: true,
      note: `${entries.length.toLocaleString("en")} entries`,
    },
    ...manyRecords(),
  ];
}

function manyRecords(): Measure[] {
  const from = performance.now();
  const first = tallyRecords(evidenceOf(viewEntries(records, records)), "all");
  const ms = performance.now() - from;
  const bad = first.find(({ verdict }) => verdict !== "tallies");
  if (first.length !== records || bad) throw new Error(`${JSON.stringify(bad)}`);
  const before = heldBytes();
  const evidence = evidenceOf(viewEntries(records, records));
  const tallies = tallyRecords(evidence, "all");
  const grownBytes = heldBytes() - before;
  const [entries, verdicts] = [evidence.entries?.length ?? 0, tallies.length];
  return [
    {
      what: "tally of 10,000 records, proofs aside",
      value: ms,
      unit: "ms",
      note: `${entries.toLocaleString("en")} entries, ${verdicts.toLocaleString("en")} envelopes`,
    },
    {
      what: "  memory held by its log, store and verdicts",
      value: grownBytes / 2 ** 20,
      unit: "MiB",
    },
  ];
}

/** What is still in use once all else has been collected. */
function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

function evidenceOf(entries: readonly Entry[]): Evidence {
  const { state } = judgeEntries(entries);
  const head = (stream: Entry["stream"]) => state.streams.get(stream) as ContractView["record"];
  const participants = [...state.participants.values()];
  const versions = [...state.records.values()].map(
    ({ recordId, patient, versions: [version] }) => ({
      recordId,
      version: 1,
      envelopeHash: version?.commitment as Hash,
      commitment: version?.commitment as Hash,
      patient,
      author: version?.author ?? patient,
      storedAtSeconds: 0,
      sizeBytes: 1,
      envelope: "present" as const,
      gateShare: "present" as const,
      state: "claimed" as const,
      changed: [],
    }),
  );
  return {
    ledger: benchLedger,
    block: entries.length,
    blockHash: `0x${"0".repeat(64)}`,
    entries,
    contract: (recordId) => {
      const record = state.records.get(recordId);
      if (!record) return null;
      const { patient, version, status } = record;
      return {
        registry: head("registry"),
        chart: head(`chart:${patient}`),
        record: head(`record:${recordId}`),
        patient,
        version,
        status,
        commitment: record.versions[0]?.commitment as Hash,
        participants,
        consents: [],
      };
    },
    inventory: { versions, releases: [] },
    proof: () => ({ proof: "anchored", findings: [] }),
    faults: [],
  };
}

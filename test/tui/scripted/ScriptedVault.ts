import type { AuditPort, TallyOptions, TallyRequest } from "../../../core/ports/AuditPort.ts";
import { diffRecord, isDifference } from "../../../core/tally/diffRecord.ts";
import type { Finding } from "../../../core/tally/Finding.ts";
import type { Inventory, StoredVersion } from "../../../core/tally/Inventory.ts";
import type { Tally } from "../../../core/tally/Tally.ts";
import { hashOf } from "./hashOf.ts";
import type { ScriptedLedger } from "./ScriptedLedger.ts";

/** What a vault would hold of a scripted ledger; its versions can be tampered with. */
export class ScriptedVault implements AuditPort {
  readonly #ledger: ScriptedLedger;
  /** Changes to what would honestly be there. */
  tamper: ((versions: StoredVersion[]) => StoredVersion[]) | null = null;

  constructor(ledger: ScriptedLedger) {
    this.#ledger = ledger;
  }

  async inventory(): Promise<Inventory> {
    const honest = [...this.#ledger.state.records.values()].flatMap((record) =>
      record.versions.map((version): StoredVersion => {
        const isGone = record.status === "deleted";
        return {
          recordId: record.recordId,
          version: version.version,
          envelopeHash: version.commitment,
          commitment: version.commitment,
          patient: record.patient,
          author: version.author,
          storedAtSeconds: version.recordedAtSeconds - 1,
          sizeBytes: 1400 + record.recordId * 310 + version.version * 90,
          envelope: isGone ? "destroyed" : "present",
          gateShare: isGone ? "destroyed" : "present",
          state: isGone ? "deleted" : "claimed",
          changed: [],
        };
      }),
    );
    return { versions: this.tamper ? this.tamper(honest) : honest, releases: [] };
  }

  async tally({ records }: TallyRequest, options: TallyOptions = {}): Promise<readonly Tally[]> {
    const { state } = this.#ledger;
    const ids = records === "all" ? [...state.records.keys()] : records;
    const inventory = await this.inventory();
    const tallies: Tally[] = [];
    for (const id of ids) {
      options.signal?.throwIfAborted();
      tallies.push(this.#tallyOf(id, inventory));
      options.onProgress?.(tallies.length, ids.length);
    }
    return tallies;
  }

  #tallyOf(id: number, inventory: Inventory): Tally {
    const record = this.#ledger.state.records.get(id);
    const entries = this.#ledger.entries.filter(({ recordId }) => recordId === id);
    const rows = record ? diffRecord(record, inventory, entries) : [];
    const findings = rows.filter(isDifference).map((row): Finding => {
      const version = row.kind === "version" ? (row.logged ?? row.stored)?.version : 0;
      return {
        code: row.mark === "missing" ? "S04" : row.mark === "extra" ? "S05" : "S01",
        severity: "mismatch",
        title:
          row.mark === "missing" ? "a version is missing" : "envelope is not the committed one",
        where: `record ${id} version ${version}`,
        expected: hashOf(`envelope ${id} ${version}`),
        found: "another envelope under that commitment",
        next: "Ask who had the vault's file; report the mismatch (R) to see what is stored.",
      };
    });
    const head = this.#ledger.state.streams.get(`record:${id}`);
    return {
      record: id,
      verdict: findings.length > 0 ? "does-not-tally" : "tallies",
      block: this.#ledger.entries.at(-1)?.block ?? 0,
      blockHash: hashOf("block"),
      seq: head?.seq ?? 0,
      head: head?.head ?? hashOf("none"),
      proof: "anchored",
      findings,
    };
  }
}

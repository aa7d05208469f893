import { randomBytes } from "node:crypto";
import type { FindingCode } from "../../core/tally/Finding.ts";
import { releaseAttacks } from "./releaseAttacks.ts";
import { TamperError } from "./TamperError.ts";
import type { Row, VaultFile } from "./VaultFile.ts";

export interface StoreAttack {
  readonly kind: string;
  readonly codes: readonly FindingCode[];
  readonly title: string;
  /** The option without which a tally can't see it. */
  readonly with?: "--as";
  readonly apply: (file: VaultFile, recordId: number) => void;
}

/** Edits of the vault's file, as somebody with access to the machine could make them. */
export const storeAttacks: readonly StoreAttack[] = [
  {
    kind: "edit-envelope",
    codes: ["S01"],
    title: "change one byte of the stored current version",
    apply(file, recordId) {
      const row = current(file, recordId);
      const envelope = Uint8Array.from(bytesIn(row, "envelope"));
      envelope[envelope.length - 1] = (envelope.at(-1) ?? 0) ^ 1;
      file.write("envelopes", { ...row, envelope });
    },
  },
  {
    kind: "replace-envelope",
    codes: ["S01"],
    title: "put other bytes in the place of the current version",
    apply(file, recordId) {
      const row = current(file, recordId);
      file.write("envelopes", { ...row, envelope: randomBytes(bytesIn(row, "envelope").length) });
    },
  },
  {
    kind: "drop-version",
    codes: ["S04"],
    title: "delete the stored current version",
    apply(file, recordId) {
      const row = current(file, recordId);
      for (const share of file.rows("shares", "envelope_id = ?", row.id ?? null)) {
        file.remove("shares", share);
      }
      file.remove("envelopes", row);
    },
  },
  {
    kind: "blank-envelope",
    codes: ["S04"],
    title: "empty the stored current version",
    apply(file, recordId) {
      file.write("envelopes", { ...current(file, recordId), envelope: null });
    },
  },
  {
    kind: "add-version",
    codes: ["S05"],
    title: "slip in a version that no entry names",
    apply(file, recordId) {
      const row = current(file, recordId);
      file.write("envelopes", forged(file, row, recordId, Number(row.version) + 1));
    },
  },
  {
    kind: "add-old-version",
    codes: ["S05"],
    title: "slip in a version 0",
    apply(file, recordId) {
      file.write("envelopes", forged(file, current(file, recordId), recordId, 0));
    },
  },
  {
    kind: "roll-back",
    codes: ["S06"],
    title: "put the version before in the place of the current one",
    apply(file, recordId) {
      const row = current(file, recordId);
      const [older] = file.rows(
        "envelopes",
        "record_id = ? AND version = ?",
        recordId,
        Number(row.version) - 1,
      );
      if (!older) throw new TamperError(`record ${recordId} was never amended`, "amended");
      file.write("envelopes", { ...row, envelope: bytesIn(older, "envelope") });
    },
  },
  {
    kind: "roll-back-to-first",
    codes: ["S06"],
    title: "put the first version in the place of the current one",
    apply(file, recordId) {
      const row = current(file, recordId);
      const [first] = file.rows("envelopes", "record_id = ? AND version = 1", recordId);
      if (!first || row.version === first.version) {
        throw new TamperError(`record ${recordId} was never amended`, "amended");
      }
      file.write("envelopes", { ...row, envelope: bytesIn(first, "envelope") });
    },
  },
  {
    kind: "stray-unfiled",
    codes: ["S07"],
    title: "file an envelope in the chart as claimed, for no record",
    apply(file, recordId) {
      file.write("envelopes", forged(file, current(file, recordId), 0, 0));
    },
  },
  {
    kind: "stray-envelope",
    codes: ["S07"],
    title: "file an envelope in the chart that belongs to no record",
    apply(file, recordId) {
      file.write("envelopes", forged(file, current(file, recordId), 4_000_000, 1));
    },
  },
  {
    kind: "keep-deleted",
    codes: ["S08"],
    title: "bring back an envelope of a deleted record",
    apply(file, recordId) {
      file.write("envelopes", { ...deleted(file, recordId), envelope: randomBytes(400) });
    },
  },
  {
    kind: "keep-deleted-key",
    codes: ["S08"],
    title: "bring back a key of a deleted record",
    apply(file, recordId) {
      file.write("envelopes", { ...deleted(file, recordId), gate_share: randomBytes(60) });
    },
  },
  {
    kind: "destroy-key",
    codes: ["S09"],
    title: "destroy the gate's key share of the current version",
    apply(file, recordId) {
      file.write("envelopes", { ...current(file, recordId), gate_share: null });
    },
  },
  {
    kind: "destroy-first-key",
    codes: ["S09"],
    title: "destroy the gate's key share of the first version",
    apply(file, recordId) {
      current(file, recordId);
      const [row] = file.rows("envelopes", "record_id = ? AND version = 1", recordId);
      if (!row) throw new TamperError(`the vault holds no first version`, "whole");
      file.write("envelopes", { ...row, gate_share: null });
    },
  },
  {
    kind: "spoil-share",
    codes: ["S03"],
    title: "overwrite the readers' key shares of the current version",
    apply(file, recordId) {
      const row = current(file, recordId);
      for (const share of file.rows("shares", "envelope_id = ?", row.id ?? null)) {
        file.write("shares", { ...share, sealed: randomBytes(80) });
      }
    },
  },
  {
    kind: "damage-share",
    codes: ["S03"],
    title: "change one byte of each reader's key share of the current version",
    apply(file, recordId) {
      const row = current(file, recordId);
      for (const share of file.rows("shares", "envelope_id = ?", row.id ?? null)) {
        const sealed = Uint8Array.from(bytesIn(share, "sealed"));
        sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
        file.write("shares", { ...share, sealed });
      }
    },
  },
  {
    kind: "spoil-gate-share",
    codes: ["S03"],
    title: "overwrite the gate's key share of the current version",
    apply(file, recordId) {
      file.write("envelopes", { ...current(file, recordId), gate_share: randomBytes(60) });
    },
  },
  {
    kind: "backdate-version",
    codes: ["S05"],
    title: "set back the time at which the current version was stored",
    apply(file, recordId) {
      const row = current(file, recordId);
      file.write("envelopes", { ...row, stored_at: Number(row.stored_at) - 86_400 });
    },
  },
  ...releaseAttacks,
];

function current(file: VaultFile, recordId: number): Row {
  const [row] = file.rows(
    "envelopes",
    "record_id = ? AND state = 'claimed' AND envelope IS NOT NULL ORDER BY version DESC",
    recordId,
  );
  if (!row) throw new TamperError(`the vault holds no version of record ${recordId}`, "live");
  return row;
}

function deleted(file: VaultFile, recordId: number): Row {
  const [row] = file.rows(
    "envelopes",
    "record_id = ? AND state = 'deleted' ORDER BY version DESC",
    recordId,
  );
  if (!row) throw new TamperError(`record ${recordId} is not deleted`, "deleted");
  return row;
}

function forged(file: VaultFile, like: Row, recordId: number, version: number): Row {
  return {
    ...like,
    id: file.nextEnvelopeId(),
    commitment: hash(),
    claimed_by: hash(),
    record_id: recordId,
    version,
    envelope: randomBytes(400),
  };
}

function bytesIn(row: Row, column: string): Uint8Array {
  const value = row[column];
  return value instanceof Uint8Array ? value : new Uint8Array();
}

function hash(): string {
  return `0x${randomBytes(32).toString("hex")}`;
}

import { randomBytes } from "node:crypto";
import type { StoreAttack } from "./storeAttacks.ts";
import { TamperError } from "./TamperError.ts";
import type { Row, VaultFile } from "./VaultFile.ts";

/** Edits of what the vault says that it released. */
export const releaseAttacks: readonly StoreAttack[] = [
  {
    kind: "release-unlogged",
    codes: ["R01"],
    title: "release a version to somebody without an entry",
    apply: (file, recordId) => file.write("releases", unlogged(file, recordId, hash())),
  },
  {
    kind: "release-for-create",
    codes: ["R01"],
    title: "release a version against the entry that made it",
    apply(file, recordId) {
      const [row] = file.rows("envelopes", "record_id = ? AND version = 1", recordId);
      const claimedBy = row?.claimed_by;
      if (typeof claimedBy !== "string") throw new TamperError("it was never stored", "stored");
      file.write("releases", unlogged(file, recordId, claimedBy));
    },
  },
  {
    kind: "backdate-release",
    codes: ["R01"],
    title: "set back the time of a release",
    apply(file, recordId) {
      const row = released(file, recordId);
      file.write("releases", { ...row, released_at: Number(row.released_at) - 86_400 });
    },
  },
  {
    kind: "release-twice",
    codes: ["R02"],
    title: "release once more against an entry, past the table's key",
    apply(file, recordId) {
      const row = released(file, recordId);
      file.dropReleaseKey();
      file.add("releases", row);
    },
  },
  {
    kind: "release-twice-disguised",
    codes: ["R02"],
    title: "release once more against an entry, under a key that reads the same",
    apply(file, recordId) {
      const [row] = file.rows("releases", "record_id = ? AND log_index = 0", recordId);
      if (!row) throw nothingReleased(recordId);
      file.write("releases", { ...row, log_index: -1 });
    },
  },
  {
    kind: "forget-release",
    codes: ["R03"],
    title: "delete a release from the vault's list",
    apply: (file, recordId) => file.remove("releases", released(file, recordId)),
  },
];

function released(file: VaultFile, recordId: number): Row {
  const [row] = file.rows("releases", "record_id = ? ORDER BY released_at", recordId);
  if (!row) throw nothingReleased(recordId);
  return row;
}

function nothingReleased(recordId: number): TamperError {
  return new TamperError(
    `no version of record ${recordId} was ever released`,
    "viewed by somebody",
  );
}

function unlogged(file: VaultFile, recordId: number, transaction: string): Row {
  const [row] = file.rows("envelopes", "record_id = ? ORDER BY version DESC", recordId);
  if (!row) throw new TamperError(`the vault holds no version of record ${recordId}`, "stored");
  return {
    transaction_hash: transaction,
    log_index: 0,
    record_id: recordId,
    version: row.version ?? 1,
    actor: row.author ?? "",
    request_hash: hash(),
    released_at: row.stored_at ?? 0,
    receipt: "0x00",
  };
}

function hash(): string {
  return `0x${randomBytes(32).toString("hex")}`;
}

import type { Entry } from "../../core/log/Entry.ts";
import type { Hash, Hex } from "../../core/log/Hex.ts";
import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import { commitmentOf } from "../envelope/commitmentOf.ts";
import { openGateShareAtRest } from "../envelope/gateShare.ts";
import type { Gate } from "./Gate.ts";
import { refused } from "./refused.ts";

/** One stored version on its way out. */
export interface Chosen {
  readonly row: number | null;
  readonly version: number;
  /** The ledger's. */
  readonly commitment: Hash;
  readonly envelope: Uint8Array;
  /** In clear. */
  readonly gateShare: Uint8Array | null;
  readonly readerShare: Hex | null;
}

/** A patient or doctor gets the version asked for, if what is stored in its place is what the ledger commits to. */
export async function chooseForReader(
  gate: Gate,
  record: LedgerRecord,
  entry: Entry,
): Promise<Chosen> {
  const commitment = record.versions.find(({ version }) => version === entry.version)?.commitment;
  const rows = (await gate.store.rows({ recordId: record.recordId })).filter(
    ({ version }) => version === entry.version,
  );
  const [first] = rows;
  if (commitment === undefined || first === undefined) throw refused("MA-VAULT-VERSION-MISSING");
  const row = rows.find((one) => one.commitment === commitment) ?? first;
  const envelope = await gate.store.envelopeOf(row.row);
  if (envelope === null) throw refused("MA-VAULT-VERSION-MISSING");
  if (commitmentOf(envelope) !== commitment) throw refused("MA-VAULT-DOES-NOT-TALLY");
  const sealed = await gate.store.gateShareOf(row.row);
  const gateShare = sealed && openGateShareAtRest(sealed, commitment, gate.keys.restKey);
  if (gateShare === null) throw refused("MA-VAULT-SHARE-LOST");
  const shares = await gate.store.sharesOf(row.row);
  const readerShare = shares.find(({ recipient }) => recipient === entry.actor)?.sealed ?? null;
  if (readerShare === null) throw refused("MA-VAULT-NOT-SEALED");
  return { row: row.row, version: entry.version, commitment, envelope, gateShare, readerShare };
}

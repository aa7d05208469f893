import type { Address, Hash } from "../../core/log/Hex.ts";
import type { SealedShare } from "../protocol/PutRequest.ts";
import type { Gate } from "./Gate.ts";

export interface SharedVersion {
  readonly commitment: Hash;
  readonly recordId: number;
  readonly version: number;
  readonly shares: readonly SealedShare[];
}

/** The sealed shares of all versions of a chart. They open only with their recipients' keys, and open nothing alone. */
export async function sharesOn(gate: Gate, patient: Address): Promise<readonly SharedVersion[]> {
  await gate.follower.catchUp();
  const versions: SharedVersion[] = [];
  for (const row of await gate.store.rows()) {
    if (row.patient !== patient || row.state !== "claimed") continue;
    const { commitment, recordId, version } = row;
    versions.push({ commitment, recordId, version, shares: await gate.store.sharesOf(row.row) });
  }
  return versions;
}

import { isAccessAction } from "../log/Action.ts";
import type { Entry } from "../log/Entry.ts";
import type { Finding } from "./Finding.ts";
import { findingOf, placeOf } from "./findingOf.ts";
import type { StoredRelease } from "./Inventory.ts";
import { eventId } from "./StoreIndex.ts";

/**
 * What the vault says that it released against the record's entries (R01, R02, R03).
 *
 * @param entries the record's stream
 * @param releases the record's, and those for its entries
 */
export function compareReleases(
  entries: readonly Entry[],
  releases: readonly StoredRelease[],
): Finding[] {
  const findings: Finding[] = [];
  const accesses = new Map(
    entries
      .filter((entry) => isAccessAction(entry.action) && entry.outcome === "success")
      .map((entry) => [eventId(entry), entry] as const),
  );
  const released = new Set<string>();
  const times = new Map(
    [...Map.groupBy(releases, eventId)].map(([id, group]) => [id, group.length] as const),
  );
  for (const release of releases) {
    const id = eventId(release);
    const entry = accesses.get(id);
    const where = `release for ${release.transactionHash}`;
    const isCovered =
      entry !== undefined &&
      entry.recordId === release.recordId &&
      entry.actor === release.actor &&
      entry.version === release.version &&
      entry.commitment === release.requestHash;
    if (!isCovered) {
      findings.push(findingOf("R01", where, "an access entry that allows it", "none"));
    } else if (released.has(id)) {
      findings.push(findingOf("R02", where, "one release", "another one"));
    } else if (release.isChanged && times.get(id) === 1) {
      findings.push(findingOf("R01", where, "a row as the vault wrote it", "changed"));
    }
    released.add(id);
  }
  for (const [id, entry] of accesses) {
    if (!released.has(id)) findings.push(findingOf("R03", placeOf(entry), "a release", "none"));
  }
  return findings;
}

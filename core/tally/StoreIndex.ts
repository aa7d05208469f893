import type { Address, Hash } from "../log/Hex.ts";
import type { LedgerState } from "../replay/LedgerState.ts";
import type { Inventory, StoredRelease, StoredVersion } from "./Inventory.ts";

/** An inventory by record, so that many records can be tallied. */
export class StoreIndex {
  readonly #versions: ReadonlyMap<number, StoredVersion[]>;
  readonly #releases: ReadonlyMap<number, StoredRelease[]>;
  readonly #releasesByEvent: ReadonlyMap<string, StoredRelease[]>;
  readonly #straysByPatient: ReadonlyMap<Address, StoredVersion[]>;
  /** Envelopes in nobody's chart and releases of no record: whose they are can't be told, so they are everybody's. */
  readonly #ownerless: readonly StoredVersion[];
  readonly #releasesOfNone: readonly StoredRelease[];

  /** @param counted records that the contract knows: of those that the log doesn't, their own tallies tell */
  constructor({ versions, releases }: Inventory, state: LedgerState, counted: readonly number[]) {
    const known = new Set([...state.records.keys(), ...counted]);
    this.#versions = Map.groupBy(versions, ({ recordId }) => recordId);
    this.#releases = Map.groupBy(releases, ({ recordId }) => recordId);
    this.#releasesByEvent = Map.groupBy(releases, eventId);
    const strays = versions.filter(({ recordId }) => !known.has(recordId));
    const isOwned = ({ patient }: StoredVersion) =>
      state.participants.get(patient)?.role === "patient";
    this.#straysByPatient = Map.groupBy(strays.filter(isOwned), ({ patient }) => patient);
    this.#ownerless = strays.filter((row) => !isOwned(row));
    this.#releasesOfNone = releases.filter(({ recordId }) => !known.has(recordId));
  }

  versionsOf(recordId: number): readonly StoredVersion[] {
    return this.#versions.get(recordId) ?? [];
  }

  /** Envelopes of no record that stand in this chart, or in none. */
  straysOf(patient: Address): readonly StoredVersion[] {
    return [...(this.#straysByPatient.get(patient) ?? []), ...this.#ownerless];
  }

  /** Releases of this record, for one of these entries, or of no record at all. */
  releasesOf(
    recordId: number,
    entries: readonly { readonly transactionHash: Hash; readonly logIndex: number }[],
  ): readonly StoredRelease[] {
    const found = new Set(this.#releases.get(recordId));
    for (const entry of entries) {
      for (const release of this.#releasesByEvent.get(eventId(entry)) ?? []) found.add(release);
    }
    for (const release of this.#releasesOfNone) found.add(release);
    return [...found];
  }
}

/** Which entry an access or a release is about. */
export function eventId(event: {
  readonly transactionHash: string;
  readonly logIndex: number;
}): string {
  return `${event.transactionHash}:${event.logIndex}`;
}

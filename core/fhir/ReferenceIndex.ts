import type { BundleEntry } from "./Bundle.ts";
import { type FoundReference, identifierOf } from "./referencesOf.ts";

/**
 * Finds what a reference means within a Bundle: `urn:uuid:…`, absolute URLs, `Type/id`, versions of these, conditional
 * references (`Type?identifier=system|value`, as newer Synthea versions write them) and logical ones. Entries go by their
 * place in the Bundle.
 */
export class ReferenceIndex {
  readonly #entries: readonly BundleEntry[];
  readonly #byUrl = new Map<string, number>();
  readonly #byId = new Map<string, number>();
  /** Null where two entries share it, so that it tells nothing. */
  readonly #byIdentifier = new Map<string, number | null>();

  constructor(entries: readonly BundleEntry[]) {
    this.#entries = entries;
    for (const [place, { fullUrl, resource }] of entries.entries()) {
      if (fullUrl !== undefined) this.#byUrl.set(fullUrl, place);
      const type = resource.resourceType;
      if (resource.id !== undefined && !this.#byId.has(`${type}/${resource.id}`)) {
        this.#byId.set(`${type}/${resource.id}`, place);
      }
      const identifiers = Array.isArray(resource.identifier)
        ? resource.identifier
        : [resource.identifier];
      for (const identifier of identifiers) this.#addIdentifier(type, identifier, place);
    }
  }

  /** @param from the place of the entry that has the reference */
  resolve(found: FoundReference, from: number): number | null {
    const { reference, identifier, type } = found;
    if (reference === null) return this.#resolveIdentifier(type ?? "", identifier ?? "");
    const condition = conditionOf(reference);
    if (condition) return this.#resolveIdentifier(condition.type, condition.identifier);
    const target = reference.replace(/\/_history\/[^/]*$/, "");
    const exact = this.#byUrl.get(target);
    if (exact !== undefined) return exact;
    const id = /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})$/.exec(target)?.[1];
    if (id === undefined) return this.#byBareUuid(target);
    if (id === target) {
      const base = this.#baseOf(from);
      const sibling = base === null ? undefined : this.#byUrl.get(base + target);
      if (sibling !== undefined) return sibling;
    }
    return this.#byId.get(id) ?? null;
  }

  #resolveIdentifier(type: string, identifier: string): number | null {
    return this.#byIdentifier.get(`${type}?${identifier}`) ?? null;
  }

  /** Hand-made Bundles often leave the fullUrl out and refer by `urn:uuid:` all the same. */
  #byBareUuid(target: string): number | null {
    const uuid = /^urn:uuid:([0-9a-fA-F-]{36})$/.exec(target)?.[1];
    if (uuid === undefined) return null;
    if (!this.#uuids) {
      this.#uuids = new Map();
      for (const [place, { resource }] of this.#entries.entries()) {
        if (resource.id !== undefined) this.#uuids.set(resource.id, place);
      }
    }
    return this.#uuids.get(uuid) ?? null;
  }
  #uuids: Map<string, number> | null = null;

  #baseOf(place: number): string | null {
    const url = this.#entries[place]?.fullUrl;
    return /^(https?:\/\/.*\/)[A-Z][A-Za-z]+\/[^/]+$/.exec(url ?? "")?.[1] ?? null;
  }

  #addIdentifier(type: string, value: unknown, place: number): void {
    const identifier = identifierOf(value);
    if (identifier === null) return;
    for (const key of new Set([identifier, identifier.slice(identifier.indexOf("|"))])) {
      const other = this.#byIdentifier.get(`${type}?${key}`);
      this.#byIdentifier.set(
        `${type}?${key}`,
        other === undefined || other === place ? place : null,
      );
    }
  }
}

/** A conditional reference's type and identifier; without a system the identifier begins with `|`. */
export function conditionOf(reference: string): { type: string; identifier: string } | null {
  const match = /^(?:.*\/)?([A-Z][A-Za-z]+)\?(?:.*&)?identifier=([^&]+)/.exec(reference);
  if (!match?.[1] || !match[2]) return null;
  const identifier = decoded(match[2]);
  return {
    type: match[1],
    identifier: identifier.includes("|") ? identifier : `|${identifier}`,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

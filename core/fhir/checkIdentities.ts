import { InputError } from "../errors/InputError.ts";
import type { BundleEntry } from "./Bundle.ts";

/**
 * Two entries must not be the same resource: the same fullUrl (R4 Bundle, bdl-7), or the same type and id, unless each
 * has the URL of its own server.
 *
 * @throws InputError MA-FHIR-DUPLICATE
 */
export function checkIdentities(entries: readonly BundleEntry[]): void {
  const urls = new Set<string>();
  const everywhere = new Set<string>();
  const onServers = new Set<string>();
  for (const [at, { fullUrl, resource }] of entries.entries()) {
    if (fullUrl !== undefined) {
      if (urls.has(fullUrl)) throw duplicate(`the fullUrl of entry ${at + 1}`);
      urls.add(fullUrl);
    }
    if (resource.id === undefined) continue;
    const id = `${resource.resourceType}/${resource.id}`;
    const isOnServer = fullUrl !== undefined && /^https?:/.test(fullUrl);
    if (everywhere.has(id) || (!isOnServer && onServers.has(id))) {
      throw duplicate(`the type and id of entry ${at + 1}`);
    }
    (isOnServer ? onServers : everywhere).add(id);
  }
}

function duplicate(what: string): InputError {
  return new InputError({
    code: "MA-FHIR-DUPLICATE",
    happened: `the Bundle has ${what} twice`,
    todo: "keep one entry for each resource",
  });
}

import type { Bundle } from "../../core/fhir/Bundle.ts";
import { readBundle } from "../../core/fhir/readBundle.ts";
import { readInputFile } from "./readInputFile.ts";

/**
 * Reads a Bundle from a file or a pipe; never more of it than a Bundle may have.
 *
 * @throws InputError MA-INPUT-FILE, and those of `readBundle`
 */
export async function readBundleFile(path: string): Promise<Bundle> {
  return readBundle(await readInputFile(path));
}

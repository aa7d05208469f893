import { open } from "node:fs/promises";
import { InputError } from "../../core/errors/InputError.ts";
import type { Bundle } from "../../core/fhir/Bundle.ts";
import { bundleBytesMost } from "../../core/fhir/bundleBytesMost.ts";
import { readBundle } from "../../core/fhir/readBundle.ts";

/**
 * Reads a Bundle from a file or a pipe; never more of it than a Bundle may have.
 *
 * @throws InputError MA-INPUT-FILE, and those of `readBundle`
 */
export async function readBundleFile(path: string): Promise<Bundle> {
  return readBundle(await bytesOf(path));
}

/** At most one byte more than a Bundle may have, which then is refused for its size. */
async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path, "r");
    if ((await file.stat()).size > bundleBytesMost) return new Uint8Array(bundleBytesMost + 1);
    const chunks: Buffer[] = [];
    for await (const chunk of file.createReadStream({ end: bundleBytesMost, autoClose: false })) {
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    throw new InputError({
      code: "MA-INPUT-FILE",
      happened: `${JSON.stringify(path)} can't be read (${codeOf(error)})`,
      todo: "check the path and its permissions",
    });
  }
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : "unknown";
}

import { open } from "node:fs/promises";
import { InputError } from "../../core/errors/InputError.ts";
import { bundleBytesMost } from "../../core/fhir/bundleBytesMost.ts";

/**
 * Reads a file or a pipe that the user named: at most one byte more than a Bundle may have, which then is refused for its
 * size.
 *
 * @throws InputError MA-INPUT-FILE
 */
export async function readInputFile(path: string): Promise<Uint8Array> {
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

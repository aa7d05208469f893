import { open } from "node:fs/promises";
import { InputError } from "../../core/errors/InputError.ts";
import { bundleBytesMost } from "../../core/fhir/bundleBytesMost.ts";

/** Reads a file that is not larger than a Bundle may be. @throws InputError */
export async function readBounded(path: string): Promise<Uint8Array> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, "r");
  } catch (cause) {
    throw unreadable(path, cause);
  }
  try {
    const { size } = await file.stat();
    if (size > bundleBytesMost) {
      throw new InputError({
        code: "MA-INPUT-SIZE",
        happened: `${path} has ${Math.ceil(size / 2 ** 20)} MiB; at most ${bundleBytesMost / 2 ** 20} MiB are read`,
        todo: "split the bundle, one patient each",
      });
    }
    return await file.readFile();
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw unreadable(path, cause);
  } finally {
    await file.close();
  }
}

function unreadable(path: string, cause: unknown): InputError {
  const code = (cause as NodeJS.ErrnoException).code ?? "unknown";
  return new InputError({
    code: "MA-INPUT-FILE",
    happened: `${path} can't be read (${code})`,
    todo: "check the path and its permissions",
    cause,
  });
}

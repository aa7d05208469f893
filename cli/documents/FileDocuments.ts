import { writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { InputError } from "../../core/errors/InputError.ts";
import { printRecord } from "../../core/fhir/printRecord.ts";
import type { DocumentPort } from "../../core/ports/DocumentPort.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import { readContentFile } from "./readContentFile.ts";

/** Pages and content files on this machine, only where the user says. */
export class FileDocuments implements DocumentPort {
  async print(content: RecordContent, path: string, overwrite: boolean): Promise<string> {
    const target = absolute(path);
    try {
      const flag = overwrite ? "w" : "wx";
      await writeFile(target, `${printRecord(content)}\n`, { mode: 0o600, flag });
      return target;
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code;
      const exists = code === "EEXIST";
      throw new InputError({
        code: exists ? "MA-PRINT-EXISTS" : "MA-PRINT-FILE",
        happened: exists ? `${target} exists already` : `${target} can't be written (${code})`,
        todo: exists ? "choose another name, or confirm to overwrite" : "choose another place",
        cause,
      });
    }
  }

  readContent(path: string): Promise<RecordContent> {
    return readContentFile(absolute(path));
  }
}

function absolute(path: string): string {
  return resolve(path.replace(/^~(?=$|\/)/, homedir()));
}

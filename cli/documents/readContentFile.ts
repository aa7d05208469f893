import { readContent } from "../../core/fhir/readContent.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import { readInputFile } from "../../devnet/import/readInputFile.ts";

/** A record's content from the user's file. @throws InputError */
export async function readContentFile(path: string): Promise<RecordContent> {
  return readContent(await readInputFile(path));
}

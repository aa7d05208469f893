import type { RecordContent } from "../record/RecordContent.ts";

/** Where released content may leave the program; only ever where the user said. */
export interface DocumentPort {
  /** Writes a readable page; refuses to overwrite unless `overwrite`. @returns the absolute path */
  print(content: RecordContent, path: string, overwrite: boolean): Promise<string>;
  /** Reads a content file for create or amend. @throws InputError */
  readContent(path: string): Promise<RecordContent>;
}

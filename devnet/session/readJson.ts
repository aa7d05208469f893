import { readFileSync } from "node:fs";

/** @returns the file's content, or null where there is no file or no JSON in it */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this program's package: the nearest one above this file, wherever the bundler put it. */
export const projectRoot = packageFolder(dirname(fileURLToPath(import.meta.url)));

function packageFolder(folder: string): string {
  const parent = dirname(folder);
  if (existsSync(join(folder, "package.json")) || parent === folder) return folder;
  return packageFolder(parent);
}

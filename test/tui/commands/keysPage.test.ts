import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { keysPage } from "../../../tui/commands/keysPage.ts";

test("docs/keys.md is what the key table says (UPDATE_DOCS=1 writes it anew)", async () => {
  if (process.env.UPDATE_DOCS === "1") await writeFile("docs/keys.md", keysPage());
  expect(await readFile("docs/keys.md", "utf8")).toBe(keysPage());
});

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { findingTexts } from "../core/tally/findingTexts.ts";

const root = resolve(import.meta.dirname, "..");

function codesInSources(): string[] {
  const folders = ["core", "chain", "vault", "devnet", "tui", "cli"];
  const texts = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(root, folder, name), "utf8")),
  );
  const codes = texts.flatMap((text) =>
    [...text.matchAll(/"(MA-[A-Z0-9-]+[A-Z0-9])"/g)].map(([, code]) => code ?? ""),
  );
  return [...new Set(codes)].sort();
}

test("docs/findings.md has a page for every finding code, with its title", () => {
  const text = readFileSync(join(root, "docs/findings.md"), "utf8");
  for (const [code, { title }] of Object.entries(findingTexts))
    expect(text).toContain(`### ${code}: ${title}`);
});

test("docs/errors.md explains every error code that the program has", () => {
  const text = readFileSync(join(root, "docs/errors.md"), "utf8");
  const missing = codesInSources().filter((code) => !text.includes(`\`${code}\``));
  expect(missing).toEqual([]);
});

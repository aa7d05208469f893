import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { findingTexts } from "../../core/tally/findingTexts.ts";
import { errorsPage } from "./errorsPage.ts";

function page(name: string): string {
  return readFileSync(resolve(import.meta.dirname, "../../docs", name), "utf8");
}

test("docs/findings.md has a page for every finding code, with its title", () => {
  for (const [code, { title }] of Object.entries(findingTexts)) {
    expect(page("findings.md")).toContain(`### ${code}: ${title}`);
  }
});

test("docs/errors.md is what `npm run docs` makes of the sources", () => {
  expect(page("errors.md")).toBe(errorsPage());
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { refusals } from "../../vault/gate/refused.ts";

const page = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");

test("every row of the threat model names tests that are there, in the words that they bear", () => {
  const rows = page("security.md")
    .split("\n")
    .filter((line) => line.includes(".test.ts`"));
  expect(rows.length).toBeGreaterThan(12);
  for (const row of rows) {
    for (const [, file, words] of row.matchAll(/`([\w/]+\.test\.ts)`(?:: ([^|;`]+))?/g)) {
      const source = readFileSync(new URL(`./${file}`, import.meta.url), "utf8").toLowerCase();
      // A row may join the words of several tests with commas.
      for (const part of (words ?? "").split(/, | and /).filter((one) => one.length > 12)) {
        expect(source, `${file}: ${part}`).toContain(part.trim().replace(/\.$/, "").toLowerCase());
      }
    }
  }
});

test("every question that the gate asks about a release has its code on the page", () => {
  const vaultPage = page("vault.md");
  const codes = Object.keys(refusals).map((code) => code.replace("MA-VAULT-", ""));
  const atPut = ["ENVELOPE", "COMMITMENT", "AUTHOR", "NOT-ALLOWED", "RECIPIENTS", "GATE-SHARE"];
  const elsewhere = [...atPut, "TAKEN", "QUOTA", "PATIENT"];
  for (const code of codes.filter((one) => !elsewhere.includes(one))) {
    expect(vaultPage).toContain(`-${code}\``);
  }
});

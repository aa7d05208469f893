import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Terminal } from "../tui/pty/Terminal.ts";
import { press } from "./press.ts";

/** Follows the README's tour to the letter, at both sizes. */

const root = resolve(import.meta.dirname, "../..");
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

interface Step {
  readonly keys: readonly string[];
  readonly seen: readonly string[];
}

function tour(): Step[] {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const section = /## A tour by keys\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? "";
  const rows = section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2);
  return rows.map((row) => {
    const [, keys = "", seen = ""] = row.split("|");
    return { keys: quoted(keys), seen: quoted(seen) };
  });
}

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? "");
}

/** The README's picture; `npm run docs:picture` writes it anew. */
function keepPicture(terminal: Terminal, columns: number): void {
  const isForReadme = process.env.MEDAUDIT_PICTURE === "docs" && columns === 120;
  const folder = join(root, isForReadme ? "docs" : "build/pictures");
  mkdirSync(folder, { recursive: true });
  const name = isForReadme ? "dashboard.svg" : `tour-${columns}.svg`;
  writeFileSync(join(folder, name), terminal.svg("medaudit"));
}

test.each([
  [120, 40],
  [80, 24],
])("the README's tour works as written at %d×%d", async (columns, rows) => {
  const stateDir = mkdtempSync(join(tmpdir(), "medaudit-tour-"));
  folders.push(stateDir);
  const terminal = Terminal.start({
    file: process.execPath,
    args: [join(root, "dist/medaudit.js"), "up", "--fresh", "--state-dir", stateDir],
    columns,
    rows,
    limitMs: 90_000,
  });
  try {
    const steps = tour();
    expect(steps.length).toBeGreaterThan(10);
    await terminal.waitFor("● devnet", 30_000);
    for (const { keys, seen } of steps) {
      await press(terminal, ...keys);
      for (const text of seen) await terminal.waitFor(text, 15_000);
      if (seen.includes("TAMPERED")) keepPicture(terminal, columns);
    }
    expect((await terminal.ended(15_000)).exitCode).toBe(0);
    expect(terminal.isAlternate()).toBe(false);
  } finally {
    await terminal.close();
  }
});

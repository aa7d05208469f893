import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Terminal } from "../tui/pty/Terminal.ts";
import { press } from "./press.ts";

/** The whole story by hand on the built dashboard, the devnet and the vault behind it real. */

const root = resolve(import.meta.dirname, "../..");
const pictures = join(root, "build/pictures");
const stateDir = mkdtempSync(join(tmpdir(), "medaudit-flow-"));

afterAll(() => rmSync(stateDir, { recursive: true, force: true }));

async function as(terminal: Terminal, name: string, title: string): Promise<void> {
  await press(terminal, "s", name, "Enter");
  await terminal.waitFor(title);
}

test("book, grant, create, amend, view, tamper, tally, undo, report, compare, quit", async () => {
  mkdirSync(pictures, { recursive: true });
  const terminal = Terminal.start({
    file: process.execPath,
    args: [join(root, "dist/medaudit.js"), "up", "--fresh", "--state-dir", stateDir],
    columns: 120,
    rows: 40,
    limitMs: 110_000,
  });
  const picture = (name: string) =>
    writeFileSync(join(pictures, `flow-${name}.svg`), terminal.svg(`medaudit: ${name}`));
  try {
    await terminal.waitFor("● devnet", 30_000);

    await as(terminal, "okafor", "Samuel Okafor · patient");
    await press(terminal, "2", "b", "Enter", "Enter", "Enter");
    await terminal.waitFor(/book.*: mined as entry/);
    picture("booked");

    await press(terminal, "3", "A", "Enter", "Enter");
    await press(terminal, "Right", "Right", "Right", "Space", "Right", "Space");
    picture("granting");
    await press(terminal, "Enter", "Enter", "Enter");
    await terminal.waitFor(/grant.*: mined as entry/);

    await as(terminal, "chen", "Dr. Mei Chen · doctor");
    await press(
      terminal,
      "1",
      "j",
      "c",
      "Tab",
      "Tab",
      "Follow-up visit",
      "Tab",
      "Feels well again.",
    );
    picture("creating");
    await press(terminal, "Tab", "Tab", "Tab", "Enter");
    await terminal.waitFor(/create.*: mined as entry 1 of record:9/);

    await press(terminal, "Tab", "G");
    await terminal.waitFor("Record 9");
    await press(terminal, "v");
    await terminal.waitFor("Feels well again");
    await press(terminal, "Esc", "a");
    await terminal.waitFor("Amend record 9");
    picture("amending");
    await press(terminal, "Tab", "Tab", " Sleeps better.", "Tab", "Tab", "Tab", "Enter");
    await terminal.waitFor(/amend.*: mined as entry 3 of record:9/);

    await press(terminal, "v");
    await terminal.waitFor("Sleeps better");
    picture("viewed");
    await press(terminal, "Esc");

    await press(terminal, "5", "G", "t");
    await terminal.waitFor(/9 ✓ tallies/);
    await press(terminal, ":", "tamper", "Enter");
    await terminal.waitFor("change one byte");
    picture("tampering");
    await press(terminal, "Enter");
    // Seen without a key being pressed.
    await terminal.waitFor(/9 ≠ does not tally/);
    await terminal.waitFor("S01");
    picture("tampered");

    await press(terminal, "U");
    picture("undoing");
    await press(terminal, "t");
    await terminal.waitFor(/9 ✓ tallies/);

    await as(terminal, "sato", "Kenji Sato · auditor");
    await press(terminal, ":", "record 4", "Enter");
    await press(terminal, ":", "tamper", "Enter", "the first version in the place", "Enter");
    await press(terminal, "t");
    await terminal.waitFor(/4 ≠ does not tally S06/);
    await press(terminal, "v", "Right", "Enter");
    await terminal.waitFor("the stored bytes are those of version 1 (S06)");
    await terminal.waitFor("What follows is version 2");
    await press(terminal, "=");
    await terminal.waitFor(/\d+ differences · n next/);
    await press(terminal, "n");
    await terminal.waitFor(/›≠ DocumentReference\[[0-9a-f]{8}…\]\.content/);
    await terminal.waitFor("│ Result: HbA1c 8.1 %. Dose to be");
    picture("compared");
    await press(terminal, "<");
    await terminal.waitFor((screen) => !screen.includes("HbA1c"));
    await press(terminal, "U");

    await press(terminal, "q");
    expect((await terminal.ended(15_000)).exitCode).toBe(0);
    expect(terminal.isAlternate()).toBe(false);
  } finally {
    await terminal.close();
  }
});

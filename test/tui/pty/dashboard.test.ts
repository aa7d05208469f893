import { mkdir, writeFile } from "node:fs/promises";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { screens, screenTitles } from "../../../tui/layout/ScreenId.ts";
import { scriptedProgram, startScripted } from "./startScripted.ts";
import { Terminal } from "./Terminal.ts";

const open: Terminal[] = [];
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
const colours = /\u001b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m/;

async function start(...args: Parameters<typeof startScripted>): Promise<Terminal> {
  const terminal = await startScripted(...args);
  open.push(terminal);
  return terminal;
}

beforeAll(async () => {
  await scriptedProgram();
  await mkdir("build/pictures", { recursive: true });
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((terminal) => terminal.close()));
});

/** Waits until every pane's row ends in a border, the last one at the last column. */
async function framed(terminal: Terminal, columns: number, rows: number): Promise<void> {
  await terminal.waitFor(() => {
    const body = terminal.lines().slice(2, rows - 2);
    const corner = (row: number) => terminal.cell(columns - 1, row)?.getChars();
    return (
      body.every((line) => /[│┃╮╯]$/u.test(line)) && corner(2) === "╮" && corner(rows - 3) === "╯"
    );
  });
}

describe("the dashboard on a real screen", () => {
  for (const [columns, rows] of [
    [80, 24],
    [120, 40],
    [200, 50],
  ] as const) {
    test(`fits exactly at ${columns}×${rows}, on every screen`, async () => {
      const terminal = await start(columns, rows, { SCRIPTED_PERSONA: "novak" });
      for (const [index, screen] of screens.entries()) {
        terminal.write(String(index + 1));
        await terminal.waitFor(`▸${index + 1} ${screenTitles[screen]}`);
        if (screen === "audit") {
          terminal.write("T");
          await terminal.waitFor("✓ 4 tally");
        }
        await framed(terminal, columns, rows);
        const name = `build/pictures/${screen}-${columns}x${rows}.svg`;
        await writeFile(name, terminal.svg(`medaudit: ${screenTitles[screen]}`));
      }
    });
  }

  test("ten resizes leave no stale cell", async () => {
    const terminal = await start(200, 50);
    const sizes = [
      [80, 24],
      [131, 37],
      [90, 60],
      [240, 30],
      [79, 24],
      [120, 23],
      [101, 29],
      [80, 24],
      [160, 45],
      [120, 40],
    ] as const;
    for (const [columns, rows] of sizes) {
      terminal.resize(columns, rows);
      const isTooSmall = columns < 80 || rows < 24;
      await terminal.waitFor((text) => {
        if (isTooSmall) return text.includes(`too small: ${columns}×${rows}`);
        return (
          terminal.cell(columns - 1, rows - 3)?.getChars() === "╯" && text.includes("medaudit")
        );
      });
    }
    const fresh = await start(120, 40);
    await fresh.waitFor(/Log ─+ 36 · following/);
    const stale = () => terminal.lines().filter((line, row) => line !== fresh.lines()[row]);
    const isSame = () => stale().length === 0;
    await Promise.any([terminal.waitFor(isSame), fresh.waitFor(isSame)]).catch(() => undefined);
    expect(stale()).toEqual([]);
  });

  test("names from outside never break a border or inject a sequence", async () => {
    const terminal = await start(120, 40, { SCRIPTED: "hostile" });
    for (const key of ["1", "2", "3", "4", "5", "6"]) {
      terminal.write(key);
      await terminal.waitFor(`▸${key} `);
      await framed(terminal, 120, 40);
    }
    expect(terminal.written).not.toContain("owned\u0007");
  });

  test("jjj in one chunk moves three; a paste triggers nothing", async () => {
    const terminal = await start(80, 24);
    terminal.write("6");
    await terminal.waitFor("▸6 Devnet");
    terminal.write("jjj");
    await terminal.waitFor(/›.*chen/);
    terminal.paste("q\nq\n");
    terminal.write("k");
    await terminal.waitFor(/›.*jonas/);
  });

  test("a key-only frame writes at most a kilobyte", async () => {
    const terminal = await start(120, 40);
    await terminal.waitFor(/Log ─+ 36 · following/);
    terminal.write("\t\t");
    await terminal.waitFor(/▸ Record 1 ─/);
    const frames: [keys: string, seen: RegExp][] = [
      ["j", /›status/],
      ["G", /› +1 ✓ chen +create/],
      ["g", /›patient/],
      ["\t", /▸ Log ─/],
    ];
    for (const [keys, seen] of frames) {
      const before = terminal.written.length;
      terminal.write(keys);
      await terminal.waitFor(seen);
      expect(Buffer.byteLength(terminal.written.slice(before))).toBeLessThanOrEqual(1024);
    }
  });
});

describe("without colours", () => {
  test("NO_COLOR gives no colour code, and the states are still told apart", async () => {
    const terminal = await start(80, 24, { NO_COLOR: "1", FORCE_COLOR: "0" });
    terminal.write("4");
    await terminal.waitFor("✗ haddad");
    expect(terminal.written).not.toMatch(colours);
    expect(terminal.text()).toContain("› ".trim());
  });

  test("TERM=dumb stays on the normal screen, in plain ASCII", async () => {
    const terminal = await start(80, 24, { TERM: "dumb", FORCE_COLOR: "0" });
    expect(terminal.isAlternate()).toBe(false);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
    expect(terminal.written).not.toMatch(/\u001b\[[0-9;]*m/);
    expect(terminal.text()).toMatch(/\+- > Charts -+/);
  });

  test("a screen reader gets sentences", async () => {
    const terminal = await start(80, 24, { INK_SCREEN_READER: "true" });
    await terminal.waitFor("medaudit, Dr. Mei Chen, doctor, devnet connected.");
    await terminal.waitFor(/Records, Charts, 2 rows\. Amara Okafor/);
  });
});

describe("at the end", () => {
  for (const [how, end, exitCode, signal] of [
    ["q", (terminal: Terminal) => terminal.write("q"), 0, 0],
    ["Ctrl-C", (terminal: Terminal) => terminal.write("\u0003"), 0, 0],
    ["SIGTERM", (terminal: Terminal) => process.kill(terminal.pid, "SIGTERM"), 0, 15],
    ["SIGINT", (terminal: Terminal) => process.kill(terminal.pid, "SIGINT"), 0, 2],
    ["SIGHUP", (terminal: Terminal) => process.kill(terminal.pid, "SIGHUP"), 0, 1],
  ] as const) {
    test(`${how} gives the normal screen and the cursor back`, async () => {
      const terminal = await start(80, 24);
      expect(terminal.isAlternate()).toBe(true);
      end(terminal);
      const exit = await terminal.ended();
      expect({ exitCode: exit.exitCode, signal: exit.signal }).toEqual({ exitCode, signal });
      await terminal.settled();
      expect(terminal.isAlternate()).toBe(false);
      expect(terminal.written.lastIndexOf("\u001b[?25h")).toBeGreaterThan(
        terminal.written.lastIndexOf("\u001b[?25l"),
      );
    });
  }

  test("a thrown error is readable on the normal screen, and the exit code says so", async () => {
    const terminal = await start(80, 24, { SCRIPTED: "throws" });
    const exit = await terminal.ended();
    await terminal.settled();
    expect(exit.exitCode).not.toBe(0);
    expect(terminal.isAlternate()).toBe(false);
    expect(terminal.text()).toContain("the clinic burns down");
  });

  test("Ctrl-Z gives the shell back, and fg the dashboard", async () => {
    const file = await scriptedProgram();
    const shell = Terminal.start({
      file: "/bin/bash",
      args: ["--norc", "--noprofile", "-i"],
      columns: 80,
      rows: 24,
      env: { PS1: "ready> ", SCRIPTED_PERSONA: "chen", HISTFILE: undefined },
    });
    open.push(shell);
    await shell.waitFor("ready>");
    shell.write(`"${process.execPath}" ${file}\r`);
    await shell.waitFor(/block \d+/);
    shell.write("\u001a");
    await shell.waitFor((text) => text.includes("Stopped") && !shell.isAlternate());
    shell.write("fg\r");
    await shell.waitFor((text) => /block \d+/.test(text) && shell.isAlternate());
    shell.write("2");
    await shell.waitFor("▸2 Appointments");
    shell.write("q");
    await shell.waitFor((text) => !shell.isAlternate() && text.trimEnd().endsWith("ready>"));
  });
});

test("a devnet that is away is told with a countdown, the data marked stale; it comes back by itself", async () => {
  const terminal = await start(80, 24, { SCRIPTED: "away" });
  await terminal.waitFor(/devnet away · retry in \d s · STALE/);
  await terminal.waitFor(/Charts ─+ 2 · stale/);
  await terminal.waitFor(/● devnet · block \d+/);
});

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readReportFile } from "../../../cli/session/report/readReportFile.ts";
import { InputError } from "../../../core/errors/InputError.ts";

/** What a path given to `verify` may lead to. */

const folder = mkdtempSync(join(tmpdir(), "hostile-report-"));

afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(text: string | Uint8Array): string {
  const path = join(folder, "report.json");
  writeFileSync(path, text);
  return path;
}

/** Why a path can't be read, told at once and in few words. */
async function faultOf(path: string, mostMs = 5_000): Promise<string> {
  const start = performance.now();
  const error = await readReportFile(path).then(
    () => "read",
    (cause: unknown) => cause,
  );
  expect(performance.now() - start).toBeLessThan(mostMs);
  if (!(error instanceof InputError)) return String(error);
  expect(error.happened.length).toBeLessThan(600);
  return error.code;
}

test.each<[string, string | Uint8Array]>([
  ["nothing", ""],
  ["no JSON", "medaudit"],
  ["a web page", "<!doctype html>"],
  ["half a report", '{"form":"medaudit-report/2","sessionId":"0x'],
  ["two reports", "{}\n{}"],
  ["a name twice", '{"verdict":"tallies","verdict":"does-not-tally"}'],
  ["a name twice, spelt in two ways", '{"verdict":1,"ver\\u0064ict":2}'],
  ["another name for the same", '{"ver\\u0064ict":2}'],
  ["numbers that are not the ones they seem", '{"block":10000000000000001}'],
  ["bytes that are no text", new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
  ["brackets without end", "[".repeat(5_000_000)],
  ["lists by the million", `[${"[],".repeat(9_000_000)}0]`],
  ["an escape sequence", "\u001b]0;owned\u0007".repeat(100_000)],
])("a file with %s is refused", async (_, text) => {
  expect(await faultOf(fileWith(text))).toBe("MA-REPORT-FILE");
});

test("white space doesn't matter", async () => {
  const value = { a: ['x \\ " y', 1.5, null], b: "  two  " };
  const path = fileWith(`\n${JSON.stringify(value, null, 2)}\n`);
  expect(await readReportFile(path)).toEqual(value);
});

test("a file too large to be one is not read", async () => {
  const path = fileWith("{");
  truncateSync(path, 3 * 1024 ** 3);
  expect(await faultOf(path, 1_000)).toBe("MA-REPORT-FILE");
});

test("a folder, a pipe, a device and nothing at all are no files", async () => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  for (const path of [folder, pipe, "/dev/zero", "/dev/null", join(folder, "none")]) {
    expect(await faultOf(path, 1_000), path).toBe("MA-REPORT-FILE");
  }
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { Program } from "./Program.ts";

/** What `tally` says by its exit code alone, as scripts rely on it. */

const program = new Program();

beforeAll(() => program.up("--fresh"), 60_000);
afterAll(() => program.dispose());

const exitOf = async (...args: string[]) => (await program.run(...args)).exitCode;

async function broken(kinds: readonly string[], ...args: string[]) {
  for (const kind of kinds) {
    expect(await exitOf("tamper", kind, "--record", "1"), kind).toBe(0);
  }
  const { exitCode, json } = await program.run("tally", ...args, "--json");
  expect(await exitOf("tamper", "--undo")).toBe(0);
  const [answer] = json() as [{ verdict: string; findings: { code: string }[] }];
  return { exitCode, verdict: answer.verdict, codes: answer.findings.map(({ code }) => code) };
}

test("0: all of them tally", async () => {
  expect(await exitOf("tally", "1", "2")).toBe(0);
  expect(await exitOf("tally", "1", "--deep", "--as", "garcia")).toBe(0);
});

test("0: what is only worth knowing changes nothing", async () => {
  const { exitCode, verdict, codes } = await broken(["view-unfetched"], "1");
  expect([exitCode, verdict, codes]).toEqual([0, "tallies", ["R03"]]);
});

test("1: one doesn't, whatever else", async () => {
  expect(await exitOf("tally", "--all")).toBe(1);
  const both = await broken(["edit-envelope", "lie-no-proof"], "1");
  expect([both.exitCode, both.verdict]).toEqual([1, "does-not-tally"]);
  expect(both.codes).toEqual(["S01", "U01"]);
});

test("3: something could not be checked", async () => {
  const { exitCode, verdict, codes } = await broken(["lie-no-proof"], "1");
  expect([exitCode, verdict, codes]).toEqual([3, "indeterminate", ["U01"]]);
  expect(await exitOf("tally", "999")).toBe(3);
  expect(await exitOf("tally", "1", "--rpc", "http://127.0.0.1:9")).toBe(3);
});

test("3: there is no such session", async () => {
  expect(await exitOf("tally", "--all", "--session", "another")).toBe(3);
});

test("2: it was asked wrongly", async () => {
  for (const args of [["one"], ["0"], ["1", "--nonsense"], [], ["1", "--as", "nobody"]]) {
    expect(await exitOf("tally", ...args), args.join(" ")).toBe(2);
  }
});

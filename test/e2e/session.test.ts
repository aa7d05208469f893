import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { Program, type Ready } from "./Program.ts";

const charts = resolve(import.meta.dirname, "../../../shared/fhir");
const bundles = existsSync(charts)
  ? readdirSync(charts).filter((name) => name.endsWith(".json"))
  : [];
const programs: Program[] = [];

function newProgram(): Program {
  const program = new Program();
  programs.push(program);
  return program;
}

afterEach(async () => {
  for (const program of programs.splice(0)) await program.dispose();
});

async function verdicts(program: Program) {
  const { exitCode, json } = await program.run("tally", "--all", "--json");
  const [answer] = json() as [{ records: { record: number; verdict: string; head: string }[] }];
  return {
    exitCode,
    records: answer.records.map(({ record, verdict, head }) => ({ record, verdict, head })),
  };
}

async function statusOf(url: string, headers: Record<string, string> = {}): Promise<number> {
  const body = '{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}';
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return response.status;
}

describe.skipIf(bundles.length === 0)(
  "a session with a Synthea chart (needs ../shared/fhir)",
  () => {
    test("has one record per Encounter and a summary, tallies, and is the same after a stop and an up", async () => {
      const program = newProgram();
      const [bundle = ""] = bundles;
      const first = await program.up("--fresh", "--chart", resolve(charts, bundle));
      const before = await verdicts(program);
      expect(before.exitCode).toBe(0);
      const { default: json } = await import(resolve(charts, bundle), { with: { type: "json" } });
      const encounters = json.entry.filter(
        (entry: { resource: { resourceType: string } }) =>
          entry.resource.resourceType === "Encounter",
      );
      expect(before.records).toHaveLength(encounters.length + 1);
      expect(await first.stop()).toBe(0);
      const second = await program.up();
      expect(second.ready.contract).toBe(first.ready.contract);
      expect(await verdicts(program)).toEqual(before);
      expect(await second.stop()).toBe(0);
    });
  },
);

test("the demo session has one record that does not tally, and says which and why", async () => {
  const program = newProgram();
  await program.up("--fresh");
  const { exitCode, json } = await program.run("tally", "--all", "--json");
  const [{ records }] = json() as [
    { records: { verdict: string; findings: { code: string }[] }[] },
  ];
  expect(exitCode).toBe(1);
  const wrong = records.filter(({ verdict }) => verdict !== "tallies");
  expect(wrong).toHaveLength(1);
  expect(wrong[0]?.findings.map(({ code }) => code)).toContain("S01");
});

test("a second up says that the session runs and where", async () => {
  const program = newProgram();
  const { ready } = await program.up("--fresh", "--empty");
  const { exitCode, stderr } = await program.run("up", "--headless");
  expect(exitCode).toBe(1);
  expect(stderr).toContain("[MA-SESSION-RUNS]");
  expect(stderr).toContain(new URL(ready.rpcUrl).origin);
});

test("without a session every command says so and exits with 3", async () => {
  const program = newProgram();
  for (const call of [
    ["tail"],
    ["tally", "--all"],
    ["personas"],
    ["act", "view", "--as", "chen", "--record", "1"],
  ]) {
    const { exitCode, stderr } = await program.run(...call);
    expect({ call, exitCode }).toEqual({ call, exitCode: 3 });
    expect(stderr).toContain("[MA-SESSION-NONE]");
  }
});

test("door and vault answer nothing without the token, or to a page of another origin", async () => {
  const program = newProgram();
  const { ready } = await program.up("--fresh", "--empty");
  const { rpcUrl, vaultUrl }: Ready = ready;
  expect(await statusOf(rpcUrl)).toBe(200);
  for (const url of [rpcUrl, vaultUrl]) {
    const bare = new URL(url).origin;
    expect(await statusOf(bare)).toBeGreaterThanOrEqual(400);
    expect(await statusOf(url, { origin: "https://evil.example" })).toBeGreaterThanOrEqual(400);
    expect(await statusOf(url, { origin: bare })).toBeGreaterThanOrEqual(400);
    expect(await statusOf(`${bare}/${"x".repeat(32)}`)).toBeGreaterThanOrEqual(400);
  }
});

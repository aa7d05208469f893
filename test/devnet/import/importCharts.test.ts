import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readEntries } from "../../../chain/readEntries.ts";
import { readBundle } from "../../../core/fhir/readBundle.ts";
import type { Resource } from "../../../core/record/RecordContent.ts";
import { applyEntries } from "../../../core/replay/applyEntries.ts";
import { emptyLedgerState } from "../../../core/replay/emptyLedgerState.ts";
import { type ImportOptions, importCharts } from "../../../devnet/import/importCharts.ts";
import { seedCharts } from "../../../devnet/import/seedCharts.ts";
import { openPersonas } from "../../../devnet/openPersonas.ts";
import { remoteChain } from "../../../devnet/remoteChain.ts";
import { Actor } from "../../../vault/client/Actor.ts";
import { keyRingOf } from "../../../vault/client/KeyRing.ts";
import { realChart } from "../../core/fhir/realCharts.ts";
import { encounter, observation, patient, sampleBundle } from "../../core/fhir/sampleBundle.ts";
import { runTestSession, type TestSession } from "./runTestSession.ts";

let running: TestSession | undefined;

afterEach(async () => {
  await running?.close();
  running = undefined;
});

function practitioner(npi: string): Resource {
  const identifier = [{ system: "http://hl7.org/fhir/sid/us-npi", value: npi }];
  return { resourceType: "Practitioner", id: `d${npi}`, identifier };
}

function by(npi: string) {
  return { participant: [{ individual: { reference: `urn:uuid:d${npi}` } }] };
}

function bundle(name: string, ...npis: string[]) {
  const visits = npis.map((npi, at) => encounter(`${name}-${at}`, `urn:uuid:${name}`, by(npi)));
  const text = observation(`${name}-o`, {
    subject: { reference: `urn:uuid:${name}` },
    encounter: { reference: `urn:uuid:${name}-0` },
    valueString: "Persistent hiccups",
  });
  return readBundle(
    sampleBundle([patient(name), ...[...new Set(npis)].map(practitioner), ...visits, text]),
  );
}

async function ledgerOf({ session, chain }: TestSession) {
  const { deployBlock } = session.chain;
  const entries = await readEntries(session.chain, {
    fromBlock: deployBlock,
    toBlock: chain.height,
  });
  return { entries, state: applyEntries(emptyLedgerState, entries) };
}

/** Every file below the session's folder but the log, by name, with its content. */
function files(directory: string): Record<string, string> {
  const found = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile());
  return Object.fromEntries(found.map((path) => [path, readFileSync(path, "latin1")]));
}

describe("an import", () => {
  test("makes a persona of each patient and doctor, a record of each encounter, and consents", async () => {
    running = await runTestSession();
    const report = await importCharts(running.session, [
      bundle("p", "1", "2", "1"),
      bundle("q", "2"),
    ]);
    expect(report.charts).toEqual([
      { patient: "patient-1", doctors: ["doctor-1", "doctor-2"], firstRecord: 1, records: 4 },
      { patient: "patient-2", doctors: ["doctor-2"], firstRecord: 5, records: 2 },
    ]);
    const { entries, state } = await ledgerOf(running);
    expect(entries.every(({ outcome }) => outcome === "success")).toBe(true);
    expect([...state.records.values()].map(({ recordId }) => recordId)).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...state.consents.values()].every(({ permissions }) => permissions.length === 6)).toBe(
      true,
    );
    const auditors = [...state.participants.values()].filter(({ role }) => role === "auditor");
    expect(auditors).toHaveLength(2);
    expect(report.fates.find(({ type }) => type === "Patient")).toMatchObject({
      total: 2,
      inSummary: 2,
    });
  });

  test("leaves records that patient and doctor can open", async () => {
    running = await runTestSession();
    const { session } = running;
    await importCharts(session, [bundle("p", "1")]);
    const vault = session.vault;
    const keyRing = keyRingOf(openPersonas(session.directory).all);
    const actor = new Actor({ keyRing, chain: session.chain, sessionId: session.id, vault });
    for (const as of ["patient-1", "doctor-1"]) {
      const intent = { action: "view", recordId: 2, version: 0, purpose: "TREAT" } as const;
      const { content } = await actor.act(intent, { as });
      expect(content?.entry.map(({ resource }) => resource.id)).toEqual(["p-0", "p-o", "d1"]);
    }
  });

  test("leaves nothing of the Bundle in the session's files and log", async () => {
    running = await runTestSession();
    const named = patient("p", {
      name: [{ text: "Wilhelmina Quackenbush" }],
      birthDate: "1911-11-11",
    });
    const text = sampleBundle([
      named,
      encounter("e", "urn:uuid:p", { reasonCode: [{ text: "Hiccups" }] }),
    ]);
    await importCharts(running.session, [readBundle(text)]);
    const all = [...Object.values(files(running.session.directory)), ...running.logLines].join(
      "\n",
    );
    for (const word of ["Quackenbush", "1911-11-11", "Hiccups"]) {
      expect(all).not.toContain(word);
      expect(all).not.toContain(Buffer.from(word, "utf16le").toString("latin1"));
    }
  });

  test("of a patient who is there already is refused, and leaves all as it was", async () => {
    running = await runTestSession();
    const { session } = running;
    await importCharts(session, [bundle("p", "1")]);
    const [before, height] = [files(session.directory), running.chain.height];
    const again = importCharts(session, [bundle("q", "1"), bundle("p", "1", "2")]);
    await expect(again).rejects.toMatchObject({ code: "MA-IMPORT-ALREADY", exitCode: 2 });
    await expect(importCharts(session, [bundle("r", "3"), bundle("r", "3")])).rejects.toMatchObject(
      {
        code: "MA-IMPORT-ALREADY",
      },
    );
    expect(files(session.directory)).toEqual(before);
    expect(running.chain.height).toBe(height);
    const next = await importCharts(session, [bundle("q", "1")]);
    expect(next.charts).toEqual([
      { patient: "patient-2", doctors: ["doctor-1"], firstRecord: 3, records: 2 },
    ]);
  });

  test.each(["enrolling", "recording", "committing"] as const)(
    "that is given up while %s leaves no entry, no persona and no claimed version",
    async (stage) => {
      running = await runTestSession();
      const { session } = running;
      const before = await ledgerOf(running);
      const stop = new AbortController();
      const options: ImportOptions = {
        signal: stop.signal,
        onProgress: (progress) => {
          if (progress.stage === stage && stage !== "committing") stop.abort();
          if (stage === "committing" && progress.done === progress.total) stop.abort();
        },
      };
      const given = importCharts(session, [bundle("p", "1")], options);
      await expect(given).rejects.toMatchObject({ name: "AbortError" });
      expect((await ledgerOf(running)).entries).toEqual(before.entries);
      expect(openPersonas(session.directory).all).toHaveLength(7);
      const { versions } = await session.vault.inventory();
      expect(versions.filter(({ state }) => state !== "pending")).toEqual([]);
      const after = await importCharts(session, [bundle("p", "1")]);
      expect(after.charts[0]?.patient).toBe("patient-1");
    },
  );

  test("whose section ends too soon leaves no persona, and can be done again", async () => {
    running = await runTestSession();
    const { session } = running;
    const begin: typeof session.devnet.begin = async (signal) => {
      const section = await session.devnet.begin(signal);
      const commit = async () => {
        await section.rollback();
        await section.commit();
      };
      return {
        request: (method, params) => section.request(method, params),
        sendBatch: (raws) => section.sendBatch(raws),
        setTime: (seconds, options) => section.setTime(seconds, options),
        rollback: () => section.rollback(),
        commit,
      };
    };
    const sendBatch: typeof session.devnet.sendBatch = (raws) => session.devnet.sendBatch(raws);
    const devnet = { ...session.devnet, begin, sendBatch } as typeof session.devnet;
    const given = importCharts({ ...session, devnet }, [bundle("p", "1")]);
    await expect(given).rejects.toMatchObject({ code: "MA-RPC-FAULT" });
    expect(openPersonas(session.directory).all).toHaveLength(7);
    expect((await ledgerOf(running)).state.records.size).toBe(0);
    const again = await importCharts(session, [bundle("p", "1")]);
    expect(again.charts[0]).toMatchObject({ patient: "patient-1", firstRecord: 1 });
  });

  test("of more records than a section has time for is refused before anything is sent", async () => {
    running = await runTestSession();
    const npis = Array.from({ length: 2000 }, () => "1");
    await expect(importCharts(running.session, [bundle("p", ...npis)])).rejects.toMatchObject({
      code: "MA-IMPORT-TOO-MANY",
    });
  });

  test("by a suspended doctor is refused", async () => {
    running = await runTestSession();
    const { session } = running;
    await importCharts(session, [bundle("p", "1")]);
    const vault = session.vault;
    const keys = openPersonas(session.directory);
    const actor = new Actor({
      keyRing: keyRingOf(keys.all),
      chain: session.chain,
      sessionId: session.id,
      vault,
    });
    await actor.act(
      { action: "suspend", account: keys.named("doctor-1").address },
      { as: "registry" },
    );
    await expect(importCharts(session, [bundle("q", "1")])).rejects.toMatchObject({
      code: "MA-IMPORT-SUSPENDED",
    });
  });

  test("from another process goes through the door", async () => {
    running = await runTestSession();
    const { session, file } = running;
    const place = { ...session, devnet: remoteChain(file) };
    const report = await importCharts(place, [bundle("p", "1")]);
    expect(report.charts[0]?.records).toBe(2);
    expect((await ledgerOf(running)).state.records.size).toBe(2);
  });
});

describe.skipIf(!realChart("Louie"))("a real chart of 28 encounters", () => {
  test("begins a session within its time, with one record an encounter and a summary", async () => {
    running = await runTestSession(seedCharts([realChart("Louie") as string]));
    const { state } = await ledgerOf(running);
    expect(state.records.size).toBe(29);
    expect(running.personas.named("patient-1").displayName).toBe("Patient 1");
    expect(running.logLines.some((line) => line.includes("1 charts, 29 records"))).toBe(true);
  });

  test("leaves none of its clinical words in the session's files, in any usual encoding", async () => {
    const path = realChart("Louie") as string;
    running = await runTestSession(seedCharts([path]));
    const words = clinicalWords(JSON.parse(readFileSync(path, "utf8")));
    expect(words.size).toBeGreaterThan(100);
    const all = [...Object.values(files(running.session.directory)), ...running.logLines].join(
      "\n",
    );
    for (const word of words) {
      const bytes = Buffer.from(word, "utf8");
      const encoded = [0, 1, 2].map((shift) =>
        // Without the first and last digits, which depend on what stands beside.
        Buffer.concat([Buffer.alloc(shift), bytes])
          .toString("base64")
          .slice(4, -4),
      );
      const forms = [bytes.toString("latin1"), Buffer.from(word, "utf16le").toString("latin1")];
      for (const form of [...forms, ...encoded]) {
        if (form.length >= 8 && all.includes(form)) throw new Error(`found: ${word}`);
      }
    }
  });
});

const clinicalNames = [
  "text",
  "display",
  "note",
  "name",
  "address",
  "telecom",
  "identifier",
  "birthDate",
];

/** Every text of eight characters or more that stands somewhere under one of those names. */
function clinicalWords(value: unknown, isUnder = false, found = new Set<string>()): Set<string> {
  if (typeof value === "string" && isUnder && value.length >= 8) found.add(value);
  if (typeof value !== "object" || value === null) return found;
  for (const [name, part] of Object.entries(value)) {
    clinicalWords(part, isUnder || clinicalNames.includes(name), found);
  }
  return found;
}

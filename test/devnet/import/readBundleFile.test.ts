import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBundleFile } from "../../../devnet/import/readBundleFile.ts";
import { seedCharts } from "../../../devnet/import/seedCharts.ts";
import { patient, sampleBundle } from "../../core/fhir/sampleBundle.ts";
import { runTestSession } from "./runTestSession.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "medaudit-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a Bundle's file", () => {
  test("is read", async () => {
    const path = join(folder, "good.json");
    writeFileSync(path, sampleBundle([patient("p")]));
    expect((await readBundleFile(path)).entry).toHaveLength(1);
  });

  test("is refused by its size, before it is read", async () => {
    const path = join(folder, "large.json");
    writeFileSync(path, "{");
    truncateSync(path, 50 * 2 ** 20);
    await expect(readBundleFile(path)).rejects.toMatchObject({ code: "MA-FHIR-TOO-LARGE" });
  });

  test("is refused where it has no size but never ends", async () => {
    await expect(readBundleFile("/dev/zero")).rejects.toMatchObject({ code: "MA-FHIR-TOO-LARGE" });
  });

  test("may be a pipe", async () => {
    const path = join(folder, "pipe");
    execFileSync("mkfifo", [path]);
    const reading = readBundleFile(path);
    const text = sampleBundle([patient("p")]);
    execFileSync("sh", ["-c", 'cat > "$1"', "sh", path], { input: text, timeout: 5000 });
    expect((await reading).entry).toHaveLength(1);
  });

  test.each([["none.json"], ["."]])("that can't be read is refused: %s", async (name) => {
    const reading = readBundleFile(join(folder, name));
    await expect(reading).rejects.toMatchObject({ code: "MA-INPUT-FILE", exitCode: 2 });
  });
});

test("a session that can't begin with its chart doesn't begin", async () => {
  const path = join(folder, "bad.json");
  writeFileSync(path, '{"resourceType":"Bundle","type":"collection"}');
  await expect(runTestSession(seedCharts([path]))).rejects.toMatchObject({
    code: "MA-FHIR-NO-PATIENT",
  });
});

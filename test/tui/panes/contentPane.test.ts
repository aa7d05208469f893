import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { NotReleasedError } from "../../../core/errors/NotReleasedError.ts";
import type { OpenedVersion } from "../../../core/ports/ActPort.ts";
import type { RecordContent, Resource } from "../../../core/record/RecordContent.ts";
import type { FindingCode } from "../../../core/tally/Finding.ts";
import { contentPane } from "../../../tui/panes/contentPane.ts";
import { selected } from "../../../tui/panes/selected.ts";
import type { DashboardState } from "../../../tui/state/DashboardState.ts";
import { plainText } from "../../../tui/text/Line.ts";
import { examine, startAudit } from "../scripted/startAudit.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const styles = /\u001b\[[0-9;]*m/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unsafe = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const id = "4b1f6a52-8c1d-4f6e-9f2a-0a6f5b1c2d3e";

function content(fields: Record<string, string | number>): RecordContent {
  const type = [{ text: "Blood pressure visit" }];
  const resource = { resourceType: "Encounter", id, type, ...fields } as Resource;
  return { resourceType: "Bundle", type: "collection", entry: [{ resource }] };
}

const sound = (version: number, fields = {}): OpenedVersion => ({
  version,
  content: content(fields),
  finding: null,
});

const faulty = (code: FindingCode, fields: Record<string, string | number> | null) =>
  ({
    version: 2,
    content: fields && content(fields),
    finding: { code, found: "what was found" },
  }) satisfies OpenedVersion;

async function shown(released: Parameters<typeof startAudit>[0], columns = 100, rows = 40) {
  const audit = await startAudit(released, columns, rows);
  await examine(audit);
  return audit;
}

/** As the pane itself gives its lines. */
function ownText(state: DashboardState): string {
  const rows = contentPane.rows(state);
  const lines = Array.from({ length: rows.length }, (_, at) => rows.at(at)?.line ?? []);
  return lines.map(plainText).join("");
}

/** Without borders and padding. */
function text(pane: readonly string[]): string {
  return pane.map((row) => row.slice(1, -1).trim().replace(/\s+/g, " ")).join("\n");
}

describe("the content below the diff", () => {
  const stored = { status: "finished", reason: "fell", extra: 1 };
  const older = { status: "planned", reason: "fell", gone: "yes" };

  test("stands side by side from 100 columns: as stored, and in the last version that opens", async () => {
    const { pane } = await shown(() => [faulty("S01", stored), sound(1, older)]);
    const lines = text(pane());
    expect(pane()[0]).toMatch(/Record 2: Blood pressure visit -+ 3 differences . n next/);
    expect(lines).toContain("v2 as stored | v1, the last that opens");
    expect(lines).toContain("! Encounter[4b1f6a52~].status\nfinished | planned");
    expect(lines).toContain("+ Encounter[4b1f6a52~].extra . only as stored\n1 | nothing");
    expect(lines).toContain("- Encounter[4b1f6a52~].gone . not stored\nnothing | yes");
    expect(lines).not.toContain("fell");
  });

  test("is stacked below 100 columns", async () => {
    const { pane } = await shown(() => [faulty("S01", stored), sound(1, older)], 80, 40);
    expect(text(pane())).toContain(".status\nstored finished\nv1 planned");
    expect(text(pane())).not.toContain("as stored |");
  });

  test("fits its place exactly at 80×24 and 120×40, whatever the content holds", async () => {
    const hostile = {
      status: "\u001b[2J\u001b]0;owned\u0007 plain",
      wide: "林美玲医生".repeat(30),
      marks: `${"e\u0301".repeat(40)} \u202eevil\u2066`,
      [`\u001b[31mred ${"長".repeat(40)}`]: "a path",
      long: "x".repeat(100_000),
    };
    for (const [columns, rows] of [
      [80, 24],
      [120, 40],
    ] as const) {
      const audit = await shown(() => [faulty("S01", hostile), sound(1)], columns, rows);
      const { pane, press, state } = audit;
      for (const keys of [[], ["G"], ["+"], ["g"], ["l", "l"]]) {
        press(...keys);
        const drawn = pane(true).map((row) => row.replace(styles, ""));
        expect([...new Set(drawn.map((row) => stringWidth(row)))]).toHaveLength(1);
        expect(drawn.join("")).not.toMatch(unsafe);
        // Nor is it left to the painting alone.
        expect(ownText(state())).not.toMatch(unsafe);
      }
    }
  });

  test("shows a long value from shortly before where it differs", async () => {
    const before = `${"same ".repeat(2000)}ALTERED`;
    const after = `${"same ".repeat(2000)}original`;
    const { pane } = await shown(() => [
      faulty("S01", { note: before }),
      sound(1, { note: after }),
    ]);
    expect(text(pane())).toMatch(/ALTERED.*\|.*original/);
    expect(text(pane())).toContain("(10007 characters)");
  });

  test("says of values that look the same that they differ", async () => {
    const { pane } = await shown(() => [
      faulty("S01", { value: "1\u0000" }),
      sound(1, { value: 1 }),
    ]);
    expect(text(pane())).toContain("1 | 1\nthe same to the eye");
  });

  test("n and N go from difference to difference, and Enter shows one in full", async () => {
    const { press, state } = await shown(() => [faulty("S01", stored), sound(1, older)], 80, 24);
    const at = () => selected(contentPane, state())?.difference?.path.split(".").at(-1);
    const seen = ["n", "n", "n", "n", "N"].map((key) => {
      press(key);
      return at();
    });
    expect(seen).toEqual(["status", "extra", "gone", "status", "gone"]);
    expect(state().focus.audit).toBe("content");
    press("Enter");
    const layer = state().layers.at(-1);
    const lines = layer?.kind === "reader" ? layer.lines.map(([span]) => span?.text.trim()) : [];
    expect(lines).toEqual([
      `Encounter[${id}].gone`,
      "as stored",
      "nothing",
      "in the last version that opens",
      "yes",
    ]);
  });

  test("what n goes to is seen with its values, however small the pane", async () => {
    const { press, pane } = await shown(() => [faulty("S01", stored), sound(1, older)], 80, 24);
    press("n", "n");
    expect(text(pane())).toMatch(/extra . only as stored\nstored 1\nv1 nothing/);
  });
});

describe("without a difference", () => {
  test("the last version that opens is shown where the stored one doesn't", async () => {
    for (const code of ["S01", "S03"] as const) {
      const { pane } = await shown(() => [faulty(code, null), sound(1, { status: "planned" })]);
      expect(text(pane())).toMatch(
        new RegExp(`Version 2 as stored doesn't open: .*\\(${code}\\)\\.`),
      );
      expect(text(pane())).toMatch(
        /What follows is version 1, .*\nEncounter\n(.*\n)*Status planned/,
      );
    }
  });

  test("a missing version says so, and what is the last that opens", async () => {
    const { pane } = await shown(() => [sound(1, { status: "planned" })]);
    expect(text(pane())).toContain("The vault holds nothing in the place of version 2 (S04).");
    expect(text(pane())).toContain("Status planned");
  });

  test("the same content says so", async () => {
    const copy = { ...faulty("S06", null), finding: { code: "S06", found: "v1's", copyOf: 1 } };
    const { pane } = await shown(() => [copy as OpenedVersion, sound(1, { status: "planned" })]);
    expect(text(pane())).toContain("Its content is the same as that of version 1");
  });

  test("a mismatch that isn't about the content says what was compared", async () => {
    const { pane } = await shown(() => [sound(2, { status: "planned" })]);
    expect(text(pane())).toContain("Version 2 opens as it was sealed: the stored bytes are those");
    expect(text(pane())).toContain("The mismatch isn't about its content.");
  });

  test("no version that opens is said as such", async () => {
    const nothing = await shown(() => [faulty("S01", null)]);
    expect(text(nothing.pane())).toContain("No version of this record opens.");
    const missing = await shown(refusing("MA-VAULT-VERSION-MISSING"));
    expect(text(missing.pane())).toMatch(/nothing in the place of version 2.*\nNo version of/);
  });

  test("what the vault refuses is told with its reason", async () => {
    const { pane } = await shown(refusing("MA-VAULT-NO-DISCREPANCY"));
    expect(text(pane())).toContain("The vault released nothing: it finds none");
    expect(text(pane())).toContain("[MA-VAULT-NO-DISCREPANCY]");
  });

  test("content that isn't what was sealed is compared with the version before by an entry more", async () => {
    const { pane, press, until, ledger } = await shown(({ version }) =>
      version === 2 ? [faulty("S02", { status: "finished" })] : [sound(1, { status: "planned" })],
    );
    expect(text(pane())).toContain("= opens version 1 too, with an entry of its own.");
    press("=");
    await until(({ examined }) => examined?.versions.length === 2);
    expect(text(pane())).toContain(".status\nfinished | planned");
    expect(ledger.entries.slice(-2).map(({ action, version }) => [action, version])).toEqual([
      ["view", 2],
      ["view", 1],
    ]);
    press("=");
    expect(ledger.entries.at(-1)?.version).toBe(1);
  });
});

function refusing(code: string) {
  return (): readonly OpenedVersion[] => {
    const facts = { code, happened: "it finds none", todo: "tally" };
    throw new NotReleasedError(facts, {} as never);
  };
}

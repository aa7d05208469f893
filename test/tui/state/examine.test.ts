import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import type { OpenedVersion } from "../../../core/ports/ActPort.ts";
import { allCommands } from "../../../tui/commands/allCommands.ts";
import { findingsPane } from "../../../tui/panes/findingsPane.ts";
import { plainText } from "../../../tui/text/Line.ts";
import { type OpenSession, openSession } from "../scripted/openSession.ts";
import { examine, startAudit } from "../scripted/startAudit.ts";

const secret = "what only the auditor may read";

function released(): readonly OpenedVersion[] {
  const resource = { resourceType: "Encounter", reasonCode: [{ text: secret }] };
  const content = { resourceType: "Bundle", type: "collection", entry: [{ resource }] } as const;
  const finding = { code: "S01", found: "other bytes" } as const;
  return [
    { version: 2, content: null, finding },
    { version: 1, content, finding: null },
  ];
}

/** Why `v` isn't offered here. */
function reason({ state }: OpenSession): string | null | undefined {
  return allCommands.find(({ id }) => id === "view")?.disabled?.(state());
}

function offered({ state }: OpenSession): string {
  const rows = findingsPane.rows(state());
  const row = Array.from({ length: rows.length }, (_, at) => rows.at(at)).find(
    (one) => one?.id === "view",
  );
  return row ? plainText(row.line).trim() : "";
}

describe("an auditor's view on the audit screen", () => {
  test("reports first, with a question, and leaves both entries", async () => {
    const audit = await startAudit(released);
    const before = audit.ledger.entries.length;
    audit.press("v", "Enter");
    expect(audit.ledger.entries).toHaveLength(before);
    await examine(audit);
    expect(audit.ledger.entries.slice(before).map(({ action }) => action)).toEqual([
      "report-mismatch",
      "view",
    ]);
    expect(audit.state().layers).toEqual([]);
    expect(audit.state().focus.audit).toBe("content");
  });

  test("goes straight to the gate where the report stands", async () => {
    const audit = await startAudit(released);
    audit.press("R", "Right", "Enter");
    await audit.until(({ ledger }) => ledger.reports.size === 1);
    audit.feed.flush();
    audit.press("v");
    expect(audit.state().layers).toEqual([]);
    await audit.until(({ examined }) => examined !== null);
  });

  test("stops where the report is refused", async () => {
    const audit = await startAudit(released);
    audit.press("v", "Right");
    audit.ledger.play("amara", {
      action: "revoke",
      grantee: audit.state().persona.address,
      recordId: 0,
    });
    audit.press("Enter");
    await audit.until(({ activity }) => activity?.state === "refused");
    expect(audit.ledger.entries.at(-1)).toMatchObject({
      action: "report-mismatch",
      outcome: "denied",
    });
    expect(audit.state().examined).toBeNull();
  });

  test("is offered only to an auditor with consent, of a record that doesn't tally", async () => {
    const audit = await startAudit(released);
    expect(reason(audit)).toBeNull();
    expect(offered(audit)).toBe("view  v, through a report and the vault's gate");
    audit.press("j");
    expect(reason(audit)).toBe("the record tallies");
    expect(offered(audit)).toBe("view  not offered: the record tallies");
    audit.press("k", "<");
    expect(offered(audit)).toBe("view  not offered: only for auditors");
    audit.press(">", ">");
    expect(audit.state().persona.name).toBe("haddad");
    expect(reason(audit)).toBe("suspended");
    const untallied = openSession("novak");
    untallied.press("5");
    expect(reason(untallied)).toBe("not tallied yet");
  });

  test("can be tried of a record that tallies, after a question, where the report stands", async () => {
    const audit = await startAudit(released);
    audit.press("j", "R", "Right", "Enter");
    await audit.until(({ ledger }) => ledger.reports.size === 1);
    audit.feed.flush();
    const before = audit.ledger.entries.length;
    audit.press("v");
    expect(audit.state().layers.at(-1)).toMatchObject({ kind: "confirm", isConfirming: false });
    audit.press("Enter");
    expect(audit.ledger.entries).toHaveLength(before);
  });

  test("leaves a doctor's own view as it is", async () => {
    const doctor = openSession("chen");
    doctor.press("5", "v");
    await doctor.until(({ layers }) => layers.at(-1)?.kind === "reader");
    expect(doctor.state().examined).toBeNull();
  });
});

test("a version is never compared with the one that was released in its stead", async () => {
  const audit = await startAudit(released);
  audit.press("R", "Right", "Enter");
  await audit.until(({ ledger }) => ledger.reports.size === 1);
  audit.feed.flush();
  const { act } = audit.ledger;
  audit.ledger.act = async (intent, options) => {
    const { entry, content } = await act.call(audit.ledger, intent, options);
    return {
      entry,
      content: content && (audit.ledger.contents.get("2:1") ?? null),
      contentVersion: 1,
    };
  };
  audit.press("1", "Tab", "j", "=");
  await audit.until(({ activity }) => activity?.state === "refused");
  expect(audit.state().activity).toMatchObject({ text: "Record 2: v2 doesn't open, v1 does" });
  expect(audit.state().layers).toEqual([]);
});

describe("what was released to an auditor", () => {
  const ways: readonly [how: string, away: (audit: OpenSession) => void][] = [
    ["another persona", ({ press }) => press("<")],
    ["another record", ({ press }) => press("Shift-Tab", "Shift-Tab", "j")],
    ["Esc", ({ press }) => press("Esc")],
    [
      "the record's deletion",
      ({ ledger, feed }) => {
        ledger.play("chen", { action: "delete", recordId: 2, purpose: "TREAT" });
        feed.flush();
      },
    ],
    ["a chain that was replaced", ({ ledger }) => ledger.say({ kind: "rewound", toBlock: 1 })],
    [
      "a filter that hides the record",
      ({ press }) => press("Shift-Tab", "Shift-Tab", "/", ..."jonas", "Enter"),
    ],
  ];

  test.each(ways)("is dropped with %s", async (_, away) => {
    const audit = await startAudit(released, 100, 40);
    await examine(audit);
    expect(JSON.stringify(audit.state().examined)).toContain(secret);
    away(audit);
    expect(audit.state().examined).toBeNull();
    expect(inMemory(audit)).not.toContain(secret);
    expect(audit.pane()).toEqual([]);
  });

  test("is left nowhere in memory once it is dropped", async () => {
    const audit = await startAudit(released);
    await examine(audit);
    expect(audit.pane().join("")).toContain(secret.slice(0, 10));
    const content = new WeakRef(audit.state().examined?.versions[1]?.content ?? {});
    audit.press("<");
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    for (let tries = 0; tries < 20 && content.deref() !== undefined; tries += 1) {
      await setImmediate();
      collect();
    }
    expect(content.deref()).toBeUndefined();
  });

  test("never comes where the persona or the record was changed meanwhile", async () => {
    for (const keys of [["<"], ["j"]]) {
      const audit = await startAudit(released);
      audit.press("R", "Right", "Enter");
      await audit.until(({ ledger }) => ledger.reports.size === 1);
      audit.feed.flush();
      audit.press("v", ...keys);
      await audit.until(
        ({ activity }) => activity?.state === "done" && activity.text.startsWith("view"),
      );
      // What follows the entry has had its turn.
      await setImmediate();
      expect(audit.state()).toMatchObject({ examined: null, focus: { audit: "verdicts" } });
      expect(inMemory(audit)).not.toContain(secret);
    }
  });

  test("stays while a new tally changes the order of the records", async () => {
    const audit = await startAudit(released);
    await examine(audit);
    audit.vault.tamper = (versions) => versions.filter(({ recordId }) => recordId !== 1);
    audit.press("T");
    await audit.until(({ tallies }) => tallies.get(1)?.tally.verdict === "does-not-tally");
    expect(audit.state().examined?.recordId).toBe(2);
  });

  test("is nothing for the copy menu", async () => {
    const audit = await startAudit(released);
    await examine(audit);
    audit.press("y");
    expect(audit.state().layers).toEqual([]);
    expect(audit.state().activity).toMatchObject({ text: "nothing to copy here" });
  });
});

/** All of the state that holds data. */
function inMemory({ state }: OpenSession): string {
  const { examined, released: kept, layers, activity } = state();
  return JSON.stringify({ examined, kept, layers, activity });
}

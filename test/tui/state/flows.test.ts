import { describe, expect, test } from "vitest";
import { handlePaste } from "../../../tui/input/handleKey.ts";
import type { DashboardState } from "../../../tui/state/DashboardState.ts";
import { openSession } from "../scripted/openSession.ts";

const isSending = ({ layers }: DashboardState) =>
  layers.some((layer) => layer.kind === "form" && layer.form.isSending);
const isDone = (state: DashboardState) =>
  state.activity?.state === "done" && state.layers.length === 0;
const isRefused = (state: DashboardState) =>
  state.activity?.state === "refused" && !isSending(state);
const told = ({ activity }: DashboardState) =>
  activity && "text" in activity ? activity.text : "";
const top = (state: DashboardState) => state.layers.at(-1);
const type = (text: string) => [...text];

describe("personas", () => {
  test("s, a few letters and Enter switch the persona; < and > step", () => {
    const { press, state } = openSession("chen");
    press("s", ..."ama", "Enter");
    expect(state().persona.name).toBe("amara");
    press(">");
    expect(state().persona.name).toBe("jonas");
    press("<", "<");
    expect(state().persona.name).toBe("office");
  });

  test("what was released to one persona is closed for the next", async () => {
    const { press, until, state, session } = openSession("chen");
    press("v");
    await until((now) => top(now)?.kind === "reader");
    press("Esc", "v");
    await until((now) => top(now)?.kind === "reader");
    const { personas } = state();
    session.store.setState({ persona: personas[0] ?? state().persona });
    press("Esc", "<");
    expect(state().layers).toEqual([]);
  });
});

describe("acts", () => {
  test("view opens the reader with the released content", async () => {
    const { press, until } = openSession("chen");
    press("v");
    const state = await until((now) => top(now)?.kind === "reader");
    expect(top(state)).toMatchObject({ title: expect.stringContaining("Annual physical") });
    expect(state.activity).toMatchObject({
      text: expect.stringMatching(/mined as entry \d+ of record:1/),
    });
  });

  test("copy sends the text to the clipboard", async () => {
    const { press, until, copied } = openSession("chen");
    press("C");
    await until(
      ({ activity }) =>
        activity?.state === "done" && activity.text.includes("sent to the clipboard"),
    );
    expect(copied[0]).toContain("BP 128/82");
  });

  test("print asks where to, and says where it went", async () => {
    const { press, until, printed } = openSession("chen");
    press("P", "Enter", "Enter");
    await until(
      ({ activity }) => activity?.state === "done" && activity.text.includes("printed to"),
    );
    expect([...printed.keys()]).toEqual(["record-1-v1.txt"]);
  });

  test("create writes a note, and the record appears", async () => {
    const { press, until, state } = openSession("chen");
    press(
      "c",
      "Tab",
      "Tab",
      ...type("Cough"),
      "Tab",
      ...type("Three days"),
      "Enter",
      ...type("No fever"),
    );
    press("Tab", "Tab", "Enter");
    await until(isDone);
    expect(state().ledger.records.size).toBe(5);
    expect(state().layers).toEqual([]);
    expect(state().lists.records?.selectedId).toBe("5");
  });

  test("amend goes into the note that was viewed", async () => {
    const { press, until, state, ledger } = openSession("chen");
    press("v");
    await until((now) => top(now)?.kind === "reader");
    press("Esc", "a");
    expect(top(state())).toMatchObject({ form: { values: { title: "Annual physical" } } });
    press("Tab", "Tab", ...type(" Well."), "Tab", "Tab", "Enter");
    await until((now) => isDone(now) && told(now).startsWith("amend"));
    expect(ledger.contents.has("1:2")).toBe(true);
  });

  test("delete asks first, and Cancel is the default", async () => {
    const { press, until, state } = openSession("chen");
    press("D", "Enter");
    expect(state().activity).toBeNull();
    press("D", "Tab", "Enter");
    await until(isDone);
    expect(state().ledger.records.get(1)?.status).toBe("deleted");
  });

  test("a patient books, reschedules and cancels", async () => {
    const { press, until, state } = openSession("amara");
    press("2", "b", "Tab", "Enter");
    await until(isDone);
    expect(state().ledger.appointments.size).toBe(5);
    press("r", "Down", "Enter");
    await until((now) => isDone(now) && told(now).startsWith("reschedule"));
    press("x", "Right", "Enter");
    await until((now) => isDone(now) && told(now).startsWith("cancel"));
  });

  test("a doctor fulfils and notes a missed one", async () => {
    const { press, until, state } = openSession("chen");
    press("2", "F", "Enter");
    await until(isDone);
    press("j", "g", "M", "Tab", "Enter");
    await until((now) => isDone(now) && told(now).startsWith("noshow"));
    const states = [...state().ledger.appointments.values()].map((one) => one.state);
    expect(states).toContain("noshow");
  });

  test("a patient grants and revokes", async () => {
    const { press, until, state } = openSession("jonas");
    press(
      "3",
      "A",
      "Tab",
      "Tab",
      " ",
      "Right",
      " ",
      "Tab",
      "Tab",
      "Ctrl-U",
      ...type("30d"),
      "Enter",
    );
    await until(isDone);
    const consents = [...state().ledger.consents.values()];
    expect(consents.at(-1)).toMatchObject({ permissions: ["copy"], recordId: 0 });
    press("x", "Tab", "Enter");
    await until((now) => isDone(now) && told(now).startsWith("revoke"));
  });

  test("an auditor queries, reports, and may then view what doesn't tally", async () => {
    const { press, until, state, vault } = openSession("novak");
    vault.tamper = (versions) =>
      versions.map((one) => (one.recordId === 1 ? { ...one, envelopeHash: one.patient } : one));
    press("5", "Q");
    await until(isDone);
    press("T");
    await until(({ tallies }) => tallies.size === 4);
    expect(state().tallies.get(1)?.tally.verdict).toBe("does-not-tally");
    press("R", "Tab", "Enter");
    await until((now) => isDone(now) && told(now).startsWith("report"));
    press("v");
    await until(({ examined }) => examined?.recordId === 1);
  });

  test("the registrar suspends and credentials again", async () => {
    const { press, until, state } = openSession("office");
    press("6", "j", "j", "j", "S", "Tab", "Enter");
    await until(isDone);
    expect(state().ledger.participants.get(state().personas[3]?.address ?? "0x")?.suspended).toBe(
      true,
    );
    press("C");
    await until((now) => isDone(now) && told(now).startsWith("credential"));
  });
});

test("an act is done once its entry has come in with the log, or a second later", async () => {
  for (const isWithheld of [false, true]) {
    const { press, state, until, ledger } = openSession("chen");
    if (isWithheld) ledger.say = () => undefined;
    const before = state().log.ofRecord(1).length;
    let seenWhenDone = 0;
    press("v");
    await until(({ activity, log }) => {
      seenWhenDone = log.ofRecord(1).length;
      return activity?.state === "done";
    });
    expect(seenWhenDone).toBe(before + (isWithheld ? 0 : 1));
  }
});

describe("what the persona can't do", () => {
  test("says why where it would leave no entry", () => {
    const { press, state } = openSession("amara");
    press("C");
    expect(state().activity).toMatchObject({ state: "refused", text: "copy: only for doctors" });
  });

  test("can be tried where the refusal leaves its entry, after a question", async () => {
    const { press, until, state } = openSession("silva");
    press("v");
    expect(top(state())).toMatchObject({ kind: "confirm", isConfirming: false });
    press("Tab", "Enter");
    const now = await until(isRefused);
    expect(now.activity).toMatchObject({
      text: expect.stringContaining("no consent from this patient"),
    });
    expect(now.log.ofRecord(1).at(-1)?.entry.outcome).toBe("denied");
  });
});

describe("forms", () => {
  test("are checked as typed, and propose the nearest free slot", () => {
    const { press, state } = openSession("jonas");
    const taken = state().ledger.appointments.get(1);
    press("2", "b", "Tab", "Ctrl-U", ...type("2020-01-01 10:00"));
    const form = () => {
      const layer = top(state());
      if (layer?.kind !== "form") throw new Error("no form");
      return layer.form.spec.problems(layer.form.values);
    };
    expect(form()).toEqual({ when: "in the past" });
    press("Ctrl-U", ...type("nonsense"));
    expect(form().when).toContain("a date and time");
    expect(taken?.state).toBe("booked");
  });

  test("ask before they throw away what was typed; Esc closes one layer at a time", () => {
    const { press, state } = openSession("amara");
    press("2", "b", "Tab", "x", "Esc");
    expect(state().layers.map(({ kind }) => kind)).toEqual(["form", "confirm"]);
    press("Esc");
    expect(state().layers.map(({ kind }) => kind)).toEqual(["form"]);
    press("Esc", "Tab", "Enter");
    expect(state().layers).toEqual([]);
  });

  test("stay open with the reason when the ledger refuses", async () => {
    const { press, until, state } = openSession("silva");
    press(
      "c",
      "Tab",
      "Enter",
      "Tab",
      "Tab",
      ...type("T"),
      "Tab",
      ...type("N"),
      "Tab",
      "Tab",
      "Enter",
    );
    await until(isRefused);
    expect(top(state())).toMatchObject({
      form: { isSending: false, refusal: expect.stringContaining("no consent") },
    });
  });
});

describe("keys", () => {
  test("a pasted text goes into the open input and triggers no command", () => {
    const { press, state, session, quits } = openSession();
    handlePaste(session, "one\nq\r");
    expect(quits()).toBe(0);
    expect(state().layers).toEqual([]);
    press("/");
    handlePaste(session, "am\u001b[31mara\nq");
    expect(top(state())).toMatchObject({ input: { value: "amara q" } });
  });

  test("Esc never quits, q does", () => {
    const { press, quits } = openSession();
    press("Esc", "Esc", "Esc");
    expect(quits()).toBe(0);
    press("q");
    expect(quits()).toBe(1);
  });

  test("Ctrl-C quits from inside a form", () => {
    const { press, quits } = openSession("amara");
    press("2", "b", "Ctrl-C");
    expect(quits()).toBe(1);
  });

  test("the command line completes and runs", () => {
    const { press, state } = openSession();
    press(":", ..."as no", "Tab", "Enter");
    expect(state().persona.name).toBe("novak");
    press(":", ..."record 3", "Enter");
    expect(state().focus.records).toBe("record");
    press(":", ..."nothing such", "Enter");
    expect(state().activity).toMatchObject({ state: "refused" });
  });

  test("the copy menu has the row's ids, and never a record's text", () => {
    const { press, state, copied } = openSession();
    press("4", "y");
    const layer = top(state());
    expect(layer?.kind === "picker" && layer.items.map(({ id }) => id)).toContain(
      "transaction hash",
    );
    press("Enter");
    expect(copied[0]).toMatch(/^record:1#\d+$/);
  });

  test("a long text scrolls no further than its end", () => {
    const { press, state } = openSession();
    press("?", "G");
    const end = top(state());
    press("PgDn");
    expect(top(state())).toEqual(end);
    press("k");
    expect(top(state())).not.toEqual(end);
    press("g");
    expect(top(state())).toMatchObject({ top: 0 });
  });

  test("every key of the table does something or nothing, on every screen, but never throws", () => {
    const { press } = openSession();
    for (const screen of ["1", "2", "3", "4", "5", "6"]) {
      for (const key of [
        "Enter",
        "y",
        "Esc",
        "n",
        "N",
        "+",
        "_",
        "h",
        "l",
        "G",
        "g",
        "PgDn",
        "PgUp",
        "Tab",
        "?",
        "Esc",
        "/",
        "z",
        "Esc",
      ]) {
        press(screen, key);
      }
      press("Esc", "Esc");
    }
  });
});

describe("the log", () => {
  test("scrolling up freezes it and counts what is new; G follows again", () => {
    const { press, state, ledger, feed } = openSession();
    press("4", "k", "k");
    expect(state().lists.log).toMatchObject({ isFollowing: false });
    const selected = state().lists.log?.selectedId;
    ledger.play("amara", { action: "view", recordId: 1, version: 1, purpose: "PATRQT" });
    feed.flush();
    expect(state().lists.log?.selectedId).toBe(selected);
    press("G");
    expect(state().lists.log).toMatchObject({ isFollowing: true });
  });

  test("p pauses and f follows from any screen", () => {
    const { press, state } = openSession("chen", 120, 40);
    press("p");
    expect(state().lists.log?.isFollowing).toBe(false);
    press("f");
    expect(state().lists.log?.isFollowing).toBe(true);
  });
});

import type { Entry } from "../../core/log/Entry.ts";
import { entryJson } from "../../core/log/entryJson.ts";
import { zeroAddress } from "../../core/log/Hex.ts";
import { closeLayer, openLayer } from "../layers/openLayer.ts";
import { emptyInput } from "../layers/TextInput.ts";
import { paneOf } from "../panes/panes.ts";
import { selected } from "../panes/selected.ts";
import { focusedPane } from "../state/arrangementOf.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";

interface Copyable {
  readonly name: string;
  readonly text: string;
}

/** What of the marked row can go to the clipboard: never a record's text, which has its own action. */
export function openCopyMenu(session: Session) {
  const state = session.store.getState();
  const choices = copyables(state);
  if (choices.length === 0) return say(session, "nothing to copy here");
  openLayer(session, {
    kind: "picker",
    title: "Copy",
    items: choices.map(({ name, text }) => ({ id: name, label: name, note: text })),
    input: emptyInput,
    cursor: 0,
    choose: (name) => {
      closeLayer(session);
      const choice = choices.find((one) => one.name === name);
      if (!choice) return;
      session.terminal.copy(choice.text);
      say(session, `${name} sent to the clipboard`, "done");
    },
  });
}

function copyables(state: DashboardState): Copyable[] {
  if (focusedPane(state) === "content") return [];
  const row = selected(paneOf(focusedPane(state)), state);
  if (typeof row !== "object" || row === null) return [];
  const entry = entryIn(row);
  if (entry) return ofEntry(entry, state);
  return [...fieldsOf(row), { name: "row as JSON", text: asJson(row) }];
}

function entryIn(row: object): Entry | null {
  if ("entry" in row) return row.entry as Entry;
  if ("logLine" in row) return (row.logLine as { entry: Entry }).entry;
  return null;
}

function ofEntry(entry: Entry, { ledger }: DashboardState): Copyable[] {
  const role = ledger.participants.get(entry.actor)?.role ?? "none";
  return [
    { name: "id", text: `${entry.stream}#${entry.seq}` },
    { name: "transaction hash", text: entry.transactionHash },
    { name: "head", text: entry.head },
    { name: "actor's address", text: entry.actor },
    ...(entry.patient === zeroAddress ? [] : [{ name: "patient's address", text: entry.patient }]),
    { name: "row as JSON", text: JSON.stringify(entryJson(entry, role)) },
  ];
}

const copiedFields: readonly (readonly [field: string, name: string])[] = [
  ["recordId", "record id"],
  ["appointmentId", "appointment id"],
  ["patient", "patient's address"],
  ["doctor", "doctor's address"],
  ["grantee", "grantee's address"],
  ["address", "address"],
  ["hash", "block hash"],
];

function fieldsOf(row: object): Copyable[] {
  const source = "consent" in row ? (row.consent as object) : row;
  const values = new Map(Object.entries(source));
  return copiedFields.flatMap(([field, name]) => {
    const value = values.get(field);
    return value === undefined ? [] : [{ name, text: String(value) }];
  });
}

function asJson(row: object): string {
  return JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value));
}

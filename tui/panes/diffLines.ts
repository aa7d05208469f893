import type { Entry } from "../../core/log/Entry.ts";
import type { DiffField, DiffMark, DiffRow } from "../../core/tally/DiffRow.ts";
import type { Names } from "../state/Names.ts";
import { fit } from "../text/fit.ts";
import { fitLine } from "../text/fitLine.ts";
import { dayTime } from "../text/formatTime.ts";
import type { Line, Span, Tone } from "../text/Line.ts";
import { outcomeMark, outcomeWords } from "./entryWords.ts";

type Aligned = Exclude<DiffRow, { kind: "entry" }>;

const marks: Readonly<Record<DiffMark, Span>> = {
  matching: { text: " = matching ", tone: "good" },
  tampered: { text: " ≠ TAMPERED ", tone: "bad" },
  missing: { text: " - MISSING  ", tone: "bad" },
  extra: { text: " + EXTRA    ", tone: "warn" },
};

export function sideBySideHeader(width: number): Line {
  const side = sideWidth(width);
  const title: Line = [
    { text: ` ${fit("vault holds", side)}`, tone: "dim" },
    { text: fit("", marks.matching.text.length), tone: "dim" },
    { text: fit("log says", side), tone: "dim" },
  ];
  return title;
}

/** Vault │ mark │ log. */
export function sideBySideLine(row: Aligned, names: Names, width: number): Line {
  const side = sideWidth(width);
  return [
    { text: " ", tone: "plain" },
    ...fitLine(storedSide(row, names), side),
    marks[row.mark],
    ...fitLine(loggedSide(row, names), side),
  ];
}

/** Mark and vault above, log below. */
export function stackedLines(row: Aligned, names: Names): [Line, Line] {
  const blank = " ".repeat(marks.matching.text.length);
  return [
    [marks[row.mark], { text: "vault ", tone: "dim" }, ...storedSide(row, names)],
    [{ text: `${blank}log   `, tone: "dim" }, ...loggedSide(row, names)],
  ];
}

/** Only the log knows of it. */
export function entryDiffLine(entry: Entry, names: Names, width: number): Line {
  const words = `${names.short(entry.actor)}: ${outcomeWords(entry)}`;
  const row: Line = [
    { text: `   ${dayTime(entry.recordedAtSeconds)} `, tone: "dim" },
    outcomeMark(entry),
    { text: ` ${words}`, tone: entry.outcome === "denied" ? "plain" : "dim" },
  ];
  if (width < 80) return row;
  return [{ text: " ".repeat(sideWidth(width) + 2), tone: "plain" }, ...row];
}

function sideWidth(width: number): number {
  return Math.max(0, Math.floor((width - marks.matching.text.length - 1) / 2));
}

function storedSide(row: Aligned, names: Names): Line {
  if (row.kind === "deletion") {
    const left = row.stored.filter(({ envelope }) => envelope === "present").length;
    const keys = row.stored.filter(({ gateShare }) => gateShare === "present").length;
    if (left === 0 && keys === 0) return [{ text: "content and key destroyed", tone: "plain" }];
    return [
      {
        text: `${left} content, ${keys} keys still there`,
        tone: row.mark === "matching" ? "plain" : "bad",
      },
    ];
  }
  const { stored } = row;
  if (stored === null) return [{ text: "nothing", tone: row.mark === "missing" ? "bad" : "dim" }];
  if (stored.envelope === "destroyed")
    return [{ text: `v${stored.version} destroyed`, tone: "dim" }];
  return [
    field(`v${stored.version} `, "version", row),
    field(`${stored.envelopeHash.slice(0, 8)} `, "hash", row),
    field(`${fit(names.short(stored.author), 5)} `, "author", row),
    field(`${dayTime(stored.storedAtSeconds)} `, "time", row, "dim"),
    { text: sizeOf(stored.sizeBytes), tone: "dim" },
    ...(row.differing.includes("key") ? [field(" keys", "key", row)] : []),
  ];
}

function loggedSide(row: Aligned, names: Names): Line {
  if (row.kind === "deletion") {
    const entry = row.logged;
    return entry === null
      ? [{ text: "no deletion", tone: "bad" }]
      : [
          {
            text: `deleted by ${names.short(entry.actor)} ${dayTime(entry.recordedAtSeconds)}`,
            tone: "plain",
          },
        ];
  }
  const { logged } = row;
  if (logged === null) return [{ text: "knows of no such version", tone: "warn" }];
  return [
    field(`v${logged.version} `, "version", row),
    field(`${logged.commitment.slice(0, 8)} `, "hash", row),
    field(`${fit(names.short(logged.author), 5)} `, "author", row),
    { text: `${dayTime(logged.recordedAtSeconds)} `, tone: "dim" },
    { text: `seq ${logged.seq}`, tone: "dim" },
  ];
}

/** A differing field is marked by its tone and by brackets, so that it is told apart without colours. */
function field(text: string, name: DiffField, row: Aligned, usual: Tone = "plain"): Span {
  if (!row.differing.includes(name)) return { text, tone: usual };
  const tone: Tone = "bad";
  return { text: text.replace(text.trim(), (inner) => `[${inner}]`), tone };
}

function sizeOf(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}

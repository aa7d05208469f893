import type { ReleasedComparison } from "../../core/fhir/compareReleased.ts";
import type { ContentDifference } from "../../core/fhir/diffContent.ts";
import { fit } from "../text/fit.ts";
import type { Line, Span, Tone } from "../text/Line.ts";
import { sanitize, sanitizeLines } from "../text/sanitize.ts";
import { wrap } from "../text/wrap.ts";
import { excerpt } from "./excerpt.ts";

const indent = 3;
const divider = " │ ";
const nothing = "nothing";

/** What each side is, above the differences. */
export function contentHeader({ asked, last }: ReleasedComparison, width: number): Line {
  const side = sideWidth(width);
  return [
    { text: " ".repeat(indent), tone: "dim" },
    { text: fit(`v${asked} as stored`, side), tone: "dim" },
    { text: divider, tone: "dim" },
    { text: fit(`v${last?.version}, the last that opens`, side), tone: "dim" },
  ];
}

/** A difference's path, marked, and below it both values; `before` is what is stored, `after` the older version's. */
export function differenceLines(
  { path, before, after }: ContentDifference,
  olderVersion: number,
  width: number,
  isSideBySide: boolean,
): Line[] {
  const sign = before === null ? "-" : after === null ? "+" : "≠";
  const words = before === null ? " · not stored" : after === null ? " · only as stored" : "";
  const room = width - indent - 1;
  const heads = wrap(`${sanitize(shortened(path))}${words}`, room).map(
    (text, index): Line => [
      { text: index === 0 ? ` ${sign} ` : " ".repeat(indent), tone: "bad" },
      { text, tone: "accent" },
    ],
  );
  const lines = isSideBySide
    ? sideBySide(before, after, width)
    : [
        ...stacked("stored", before, after, room, "bad"),
        ...stacked(`v${olderVersion}`, after, before, room, "good"),
      ];
  return [...heads, ...lines, ...looksTheSame(before, after, room)];
}

/** A value in full, for its own page; of a very long one as much as can be read. */
export function fullValueLines(value: string | null, other: string | null, width: number): Line[] {
  if (value === null) return [[{ text: ` ${nothing}`, tone: "dim" }]];
  return textRows(excerpt(value, other, 20_000), width).map(
    (text): Line => [{ text: ` ${text}`, tone: "plain" }],
  );
}

function sideBySide(before: string | null, after: string | null, width: number): Line[] {
  const side = sideWidth(width);
  const left = valueRows(before, after, side);
  const right = valueRows(after, before, side);
  return Array.from(
    { length: Math.max(left.length, right.length) },
    (_, row): Line => [
      { text: " ".repeat(indent), tone: "plain" },
      span(left[row] ?? "", side, before, "bad"),
      { text: divider, tone: "dim" },
      span(right[row] ?? "", side, after, "good"),
    ],
  );
}

function stacked(
  label: string,
  value: string | null,
  other: string | null,
  room: number,
  tone: Tone,
): Line[] {
  const labelled = 7;
  return valueRows(value, other, room - labelled).map(
    (text, row): Line => [
      { text: `${" ".repeat(indent)}${fit(row === 0 ? label : "", labelled)}`, tone: "dim" },
      { text, tone: value === null ? "dim" : tone },
    ],
  );
}

function span(text: string, side: number, value: string | null, tone: Tone): Span {
  return { text: fit(text, side), tone: value === null ? "dim" : tone };
}

function valueRows(value: string | null, other: string | null, width: number): string[] {
  return value === null ? [nothing] : textRows(excerpt(value, other, 300), width);
}

function textRows(text: string, width: number): string[] {
  return sanitizeLines(text).flatMap((row) => wrap(row, width));
}

function looksTheSame(before: string | null, after: string | null, room: number): Line[] {
  if (before === null || after === null || sanitize(before) !== sanitize(after)) return [];
  const why = "the same to the eye: what differs is a sign that isn't shown, or the type";
  return wrap(why, room).map(
    (text): Line => [{ text: `${" ".repeat(indent)}${text}`, tone: "warn" }],
  );
}

/** Long ids by their first part; the difference's own page has them in full. */
function shortened(path: string): string {
  return path.replace(/([0-9a-f]{8})-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, "$1…");
}

function sideWidth(width: number): number {
  return Math.max(1, Math.floor((width - indent - divider.length - 1) / 2));
}

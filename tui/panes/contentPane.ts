import { compareReleased, type ReleasedComparison } from "../../core/fhir/compareReleased.ts";
import type { ContentDifference } from "../../core/fhir/diffContent.ts";
import { recordTitle } from "../../core/fhir/recordTitle.ts";
import { tellReleased } from "../../core/fhir/tellReleased.ts";
import { passes } from "../feed/Filter.ts";
import { sideBySideColumns } from "../layout/arrangeScreen.ts";
import { arrangementOf } from "../state/arrangementOf.ts";
import type { DashboardState, Examined } from "../state/DashboardState.ts";
import { examinedHere } from "../state/examinedHere.ts";
import { type Line, plainText } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";
import { wrap } from "../text/wrap.ts";
import { contentHeader, differenceLines } from "./contentDiffLines.ts";
import { contentLines } from "./contentLines.ts";
import type { Pane } from "./Pane.ts";
import type { TextRow } from "./TextRow.ts";

export interface ContentRow extends TextRow {
  /** On each of a difference's lines. */
  readonly difference?: ContentDifference;
}

/** What is shown, compared; null where nothing is. */
export interface Shown {
  readonly comparison: ReleasedComparison;
  /** For one width and way to stand. */
  drawn?: {
    readonly width: number;
    readonly isWide: boolean;
    readonly rows: readonly ContentRow[];
  };
}

/** Weak, so that nothing of a content is left once it is dropped from the state. */
const shown = new WeakMap<Examined, Shown>();

function shownOf(examined: Examined): Shown {
  const known = shown.get(examined);
  if (known) return known;
  const made = { comparison: compareReleased(examined.asked, examined.versions) };
  shown.set(examined, made);
  return made;
}

function comparisonOf(state: DashboardState): ReleasedComparison | null {
  const examined = examinedHere(state);
  return examined && shownOf(examined).comparison;
}

function rowsOf(state: DashboardState): readonly ContentRow[] {
  const examined = examinedHere(state);
  if (!examined) return [];
  const [width, isWide] = [widthOf(state), isSideBySide(state)];
  const one = shownOf(examined);
  if (one.drawn?.width !== width || one.drawn.isWide !== isWide) {
    one.drawn = { width, isWide, rows: rowsMade(examined, one.comparison, width, isWide) };
  }
  return one.drawn.rows;
}

function rowsMade(
  examined: Examined,
  comparison: ReleasedComparison,
  width: number,
  isWide: boolean,
): readonly ContentRow[] {
  const told = toldLines(examined, comparison, width);
  const text = told.map((line, index) => ({ id: `told ${index}`, line }));
  const { differences, last, stored } = comparison;
  if (differences !== null && differences.length > 0) {
    const rows = differences.flatMap((one, index) => {
      const lines = differenceLines(one, last?.version ?? 0, width, isWide);
      return lines.map((line, part) => ({
        id: `difference ${index}.${part}`,
        line,
        difference: one,
        isMark: part === 0,
      }));
    });
    return [...text, ...rows];
  }
  const content = last?.content ?? stored?.content;
  const lines = content ? contentLines(content, width) : [];
  return [...text, ...lines.map((line, index) => ({ id: `content ${index}`, line }))];
}

/** A record's content as stored, field by field against the last version that opens; for the auditor it was released to. */
export const contentPane: Pane<ContentRow> = {
  id: "content",
  title: (state) => {
    const comparison = comparisonOf(state);
    const content = comparison?.last?.content ?? comparison?.stored?.content;
    const title = content ? `: ${sanitize(recordTitle(content))}` : "'s content";
    return `Record ${examinedHere(state)?.recordId ?? ""}${title}`;
  },
  note: (state) => {
    const count = comparisonOf(state)?.differences?.length ?? 0;
    if (count === 0) return "Esc closes";
    return `${count} ${count === 1 ? "difference" : "differences"} · n next`;
  },
  rows: rowsOf,
  filteredRows: (state, filter) =>
    rowsOf(state).filter(({ line }) => passes(filter, plainText(line).toLowerCase())),
  idOf: ({ id }) => id,
  header: (state, width) => {
    const comparison = comparisonOf(state);
    const hasSides = (comparison?.differences?.length ?? 0) > 0 && isSideBySide(state);
    return comparison && hasSides ? contentHeader(comparison, width) : [];
  },
  line: ({ line }) => line,
  empty: () => "v views a record that doesn't tally.",
  isMark: ({ isMark }) => isMark === true,
};

function toldLines(
  { refusal, versions }: Examined,
  comparison: ReleasedComparison,
  width: number,
): Line[] {
  const isAll = versions.length === 0;
  const told = refusal !== null && isAll ? [] : tellReleased(comparison);
  const texts = [
    ...told,
    ...(refusal === null ? [] : [`The vault released nothing${isAll ? "" : " more"}: ${refusal}`]),
    ...(comparison.next !== null && refusal === null
      ? [`= opens version ${comparison.next} too, with an entry of its own.`]
      : []),
  ];
  return texts.flatMap((text) =>
    wrap(sanitize(text), width - 2).map((part): Line => [{ text: ` ${part}`, tone: "plain" }]),
  );
}

function isSideBySide({ columns }: DashboardState): boolean {
  return columns >= sideBySideColumns;
}

function widthOf(state: DashboardState): number {
  const { panes } = arrangementOf(state);
  return (panes.find(({ id }) => id === "content")?.rect.width ?? state.columns) - 2;
}

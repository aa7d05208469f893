import type { Rect } from "../layout/Rect.ts";
import { startOfList } from "../list/ListState.ts";
import type { Pane } from "../panes/Pane.ts";
import { placed } from "../panes/placed.ts";
import { shownRows } from "../panes/shownRows.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { dropCells } from "../text/dropCells.ts";
import type { Line } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";
import { wrap } from "../text/wrap.ts";
import { drawFrame, type FramedRow } from "./drawFrame.ts";
import type { Theme } from "./Theme.ts";

/** A pane at its place: only the rows that are seen are made. */
export function drawPane(
  pane: Pane,
  state: DashboardState,
  rect: Rect,
  isFocused: boolean,
  theme: Theme,
): string[] {
  const inner = rect.width - 2;
  const rows = shownRows(pane, state);
  const header = pane.header?.(state, inner) ?? [];
  const hasHeader = header.length > 0 && rows.length > 0;
  const visible = Math.max(1, rect.height - 2 - (hasHeader ? 1 : 0));
  const list = state.lists[pane.id] ?? startOfList;
  const lastTop = Math.max(0, rows.length - visible);
  const place = pane.isText
    ? { cursor: -1, top: Math.min(list.top, lastTop) }
    : placed(pane, state, visible);
  const framed: FramedRow[] = hasHeader ? [{ line: header }] : [];
  for (let index = place.top; index < Math.min(rows.length, place.top + visible); index++) {
    const row = rows.at(index);
    if (row === undefined) continue;
    const isSelected = index === place.cursor;
    const line = dropCells(pane.line(row, state, inner + list.leftCells), list.leftCells);
    framed.push({ line: isSelected ? marked(line) : line, isSelected });
  }
  if (rows.length === 0) framed.push(...emptyRows(pane, state, inner));
  return drawFrame(
    {
      title: pane.title(state),
      note: noteOf(pane, state),
      width: rect.width,
      height: rect.height,
      isFocused,
      rows: framed,
      scroll: { top: place.top, visible, total: rows.length },
    },
    theme,
  );
}

/** The selected row's first cell bears the mark, so that it is told apart without colours. */
function marked(line: Line): Line {
  const [first, ...rest] = line;
  if (!first?.text.startsWith(" ")) return line;
  return [
    { text: "›", tone: "accent" },
    ...(first.text.length > 1 ? [{ ...first, text: first.text.slice(1) }] : []),
    ...rest,
  ];
}

function noteOf(pane: Pane, state: DashboardState): string {
  const filter = state.filters[pane.id];
  const parts = [
    ...(filter ? [`/${sanitize(filter.text)}`] : []),
    pane.note?.(state) ?? "",
    ...(state.health?.state === "away" ? ["stale"] : []),
  ];
  return parts.filter(Boolean).join(" · ");
}

function emptyRows(pane: Pane, state: DashboardState, width: number): FramedRow[] {
  const text = state.filters[pane.id]
    ? "Nothing passes the filter; Esc clears it."
    : state.health === null
      ? "Waiting for the log…"
      : pane.empty(state);
  return wrap(text, Math.max(1, width - 2)).map((part) => ({
    line: [{ text: ` ${part}`, tone: "dim" }],
  }));
}

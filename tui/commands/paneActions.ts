import { startOfList } from "../list/ListState.ts";
import { type Move, moveList } from "../list/moveList.ts";
import { placeList } from "../list/placeList.ts";
import { paneOf } from "../panes/panes.ts";
import { shownRows } from "../panes/shownRows.ts";
import { arrangementOf, focusedPane, visibleRowsOf } from "../state/arrangementOf.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";

/** Moves the cursor of the pane with the focus, or scrolls it where it is only read. */
export function moveInPane({ store }: Session, move: Move) {
  const state = store.getState();
  const pane = paneOf(focusedPane(state));
  const rows = shownRows(pane, state);
  const visible = visibleRowsOf(state, pane.id, pane.header !== undefined);
  const list = state.lists[pane.id] ?? startOfList;
  const idOf = (row: unknown) => pane.idOf(row);
  const next = pane.isText
    ? { ...list, top: scrolled(list.top, move, rows.length, visible) }
    : moveList(list, move, rows, idOf, visible, pane.canFollow);
  store.setState({ lists: { ...state.lists, [pane.id]: next } });
}

/** Scrolls sideways by this many cells. */
export function moveSideways({ store }: Session, cells: number) {
  const state = store.getState();
  const id = focusedPane(state);
  const list = state.lists[id] ?? startOfList;
  const leftCells = Math.max(0, Math.min(200, list.leftCells + cells));
  store.setState({ lists: { ...state.lists, [id]: { ...list, leftCells } } });
}

/** The focus goes to the next or previous pane of the screen. */
export function moveFocusBy({ store }: Session, step: 1 | -1) {
  const state = store.getState();
  const wasZoomed = state.isZoomed;
  const { panes } = arrangementOf({ ...state, isZoomed: false });
  const at = panes.findIndex(({ id }) => id === state.focus[state.screen]);
  const next = panes[(at + step + panes.length) % panes.length];
  if (!next) return;
  store.setState({ focus: { ...state.focus, [state.screen]: next.id }, isZoomed: wasZoomed });
}

/** A difference takes more than one row where it is stacked or long: so many below its first are to be seen. */
const shownBelowMark = 3;

/** The cursor goes to the next row that is a difference, a finding or a match. */
export function moveToMark(session: Session, step: 1 | -1) {
  const { store } = session;
  const state = store.getState();
  const id =
    state.screen === "audit" && focusedPane(state) === "verdicts" ? "diff" : focusedPane(state);
  const pane = paneOf(id);
  if (!pane.isMark) return moveInPane(session, step === 1 ? "down" : "up");
  const rows = shownRows(pane, state);
  const visible = visibleRowsOf(state, id, pane.header !== undefined);
  const list = state.lists[id] ?? startOfList;
  const idOf = (row: unknown) => pane.idOf(row);
  const { cursor } = placeList(list, rows, idOf, visible);
  for (let offset = 1; offset <= rows.length; offset++) {
    const index = (cursor + step * offset + rows.length * 2) % rows.length;
    const row = rows.at(index);
    if (row === undefined || !pane.isMark(row)) continue;
    const moved = { ...list, cursor: index, selectedId: pane.idOf(row), top: list.top };
    const near = placeList(moved, rows, idOf, visible).top;
    const top = index + shownBelowMark < near + visible ? near : index;
    store.setState({
      lists: { ...state.lists, [id]: { ...moved, top } },
      focus: { ...state.focus, [state.screen]: id },
    });
    return;
  }
  say(session, "no differences here");
}

/** The log keeps up with new entries, or stays where it is. */
export function setFollowing({ store }: Session, isFollowing: boolean) {
  const state = store.getState();
  const pane = paneOf("log");
  const rows = shownRows(pane, state);
  const list = state.lists.log ?? startOfList;
  if (list.isFollowing === isFollowing) return;
  const visible = visibleRowsOf(state, "log", true);
  const placed = placeList(list, rows, (row) => pane.idOf(row), visible);
  const row = rows.at(placed.cursor);
  const next = isFollowing
    ? { ...list, isFollowing, seenRows: rows.length }
    : {
        ...list,
        isFollowing,
        cursor: Math.max(0, placed.cursor),
        top: placed.top,
        selectedId: row === undefined ? null : pane.idOf(row),
        seenRows: rows.length,
      };
  store.setState({ lists: { ...state.lists, log: next } });
}

function scrolled(top: number, move: Move, count: number, visible: number): number {
  const last = Math.max(0, count - visible);
  const page = Math.max(1, visible - 1);
  const steps: Record<Move, number> = {
    up: top - 1,
    down: top + 1,
    pageUp: top - page,
    pageDown: top + page,
    first: 0,
    last,
  };
  return Math.max(0, Math.min(last, steps[move]));
}

import { type Rect, shareColumns, shareRows, takeColumns, takeRows } from "./Rect.ts";
import type { PaneId, ScreenId } from "./ScreenId.ts";

export const leastColumns = 80;
export const leastRows = 24;
/** From this width on the live log stays beside every screen. */
export const dockColumns = 120;
/** From this width on the audit's diff stands side by side. */
export const sideBySideColumns = 100;

export interface Arrangement {
  readonly isTooSmall: boolean;
  readonly header: Rect;
  readonly tabs: Rect;
  readonly body: Rect;
  /** In the order of Tab. */
  readonly panes: readonly { readonly id: PaneId; readonly rect: Rect }[];
  readonly status: Rect;
  readonly footer: Rect;
}

export interface Wanted {
  readonly columns: number;
  readonly rows: number;
  readonly screen: ScreenId;
  /** The pane that fills the body, or null. */
  readonly zoomed: PaneId | null;
}

/** Where everything stands: together exactly the terminal, nothing overlapping. */
export function arrangeScreen({ columns, rows, screen, zoomed }: Wanted): Arrangement {
  const whole: Rect = { left: 0, top: 0, width: columns, height: rows };
  const [header, belowHeader] = takeRows(whole, 1);
  const [tabs, belowTabs] = takeRows(belowHeader, 1);
  const [body, foot] = takeRows(belowTabs, Math.max(0, belowTabs.height - 2));
  const [status, footer] = takeRows(foot, 1);
  const isTooSmall = columns < leastColumns || rows < leastRows;
  const panes = zoomed === null ? panesOf(screen, body, columns) : [{ id: zoomed, rect: body }];
  return { isTooSmall, header, tabs, body, panes, status, footer };
}

type Placed = { id: PaneId; rect: Rect };

function panesOf(screen: ScreenId, body: Rect, columns: number): Placed[] {
  if (screen === "log") return logScreen(body, columns);
  if (columns < dockColumns) return mainPanes(screen, body, columns);
  const dockWidth = 42 + Math.floor((columns - dockColumns) * 0.4);
  const [main, dock] = takeColumns(body, body.width - dockWidth);
  return [...mainPanes(screen, main, columns), { id: "log", rect: dock }];
}

function mainPanes(screen: Exclude<ScreenId, "log">, body: Rect, columns: number): Placed[] {
  switch (screen) {
    case "records": {
      const [left, record] = takeColumns(body, Math.max(32, Math.round(body.width * 0.38)));
      const [charts, records] = shareRows(left, 0.42);
      return [
        { id: "charts", rect: charts },
        { id: "records", rect: records },
        { id: "record", rect: record },
      ];
    }
    case "appointments": {
      const [list, detail] = takeRows(
        body,
        body.height - Math.max(9, Math.round(body.height * 0.35)),
      );
      return [
        { id: "appointments", rect: list },
        { id: "appointment", rect: detail },
      ];
    }
    case "access": {
      const [above, seen] = shareRows(body, 0.5);
      const [consents, may] = shareColumns(above, 0.58);
      return [
        { id: "consents", rect: consents },
        { id: "may", rect: may },
        { id: "seen", rect: seen },
      ];
    }
    case "audit":
      return auditScreen(body, columns);
    case "devnet": {
      const [left, blocks] = takeColumns(
        body,
        body.width - Math.max(34, Math.round(body.width * 0.36)),
      );
      const [node, people] = takeRows(left, 12);
      return [
        { id: "node", rect: node },
        { id: "people", rect: people },
        { id: "blocks", rect: blocks },
      ];
    }
  }
}

function auditScreen(body: Rect, columns: number): Placed[] {
  if (columns < sideBySideColumns) {
    const [verdicts, right] = takeColumns(body, 27);
    const [diff, findings] = shareRows(right, 0.62);
    return [
      { id: "verdicts", rect: verdicts },
      { id: "diff", rect: diff },
      { id: "findings", rect: findings },
    ];
  }
  const [verdicts, below] = shareRows(body, 0.26);
  const [diff, findings] = shareRows(below, 0.58);
  return [
    { id: "verdicts", rect: verdicts },
    { id: "diff", rect: diff },
    { id: "findings", rect: findings },
  ];
}

function logScreen(body: Rect, columns: number): Placed[] {
  if (columns < dockColumns) {
    const [list, entry] = takeRows(body, body.height - 8);
    return [
      { id: "log", rect: list },
      { id: "entry", rect: entry },
    ];
  }
  const [list, entry] = takeColumns(body, body.width - 48);
  return [
    { id: "log", rect: list },
    { id: "entry", rect: entry },
  ];
}

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
  /** True while the audit screen has a record's content to show. */
  readonly hasContent?: boolean;
}

/** Where everything stands: together exactly the terminal, nothing overlapping. */
export function arrangeScreen(wanted: Wanted): Arrangement {
  const { columns, rows, zoomed } = wanted;
  const whole: Rect = { left: 0, top: 0, width: columns, height: rows };
  const [header, belowHeader] = takeRows(whole, 1);
  const [tabs, belowTabs] = takeRows(belowHeader, 1);
  const [body, foot] = takeRows(belowTabs, Math.max(0, belowTabs.height - 2));
  const [status, footer] = takeRows(foot, 1);
  const isTooSmall = columns < leastColumns || rows < leastRows;
  const panes = zoomed === null ? panesOf(wanted, body) : [{ id: zoomed, rect: body }];
  return { isTooSmall, header, tabs, body, panes, status, footer };
}

type Placed = { id: PaneId; rect: Rect };

function panesOf(wanted: Wanted, body: Rect): Placed[] {
  const { columns } = wanted;
  if (wanted.screen === "log" || columns < dockColumns) return mainPanes(wanted, body);
  const dockWidth = 42 + Math.floor((columns - dockColumns) * 0.4);
  const [main, dock] = takeColumns(body, body.width - dockWidth);
  return [...mainPanes(wanted, main), { id: "log", rect: dock }];
}

function mainPanes(wanted: Wanted, body: Rect): Placed[] {
  switch (wanted.screen) {
    case "log":
      return logScreen(body, wanted.columns);
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
      return auditScreen(wanted, body);
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

function auditScreen({ columns, hasContent = false }: Wanted, body: Rect): Placed[] {
  if (columns < sideBySideColumns) {
    const [verdicts, right] = takeColumns(body, 27);
    return [{ id: "verdicts", rect: verdicts }, ...diffAndFindings(right, hasContent)];
  }
  const [verdicts, below] = shareRows(body, hasContent ? 0.2 : 0.26);
  return [{ id: "verdicts", rect: verdicts }, ...diffAndFindings(below, hasContent)];
}

/** The content stands below the diff, and needs most of the room. */
function diffAndFindings(area: Rect, hasContent: boolean): Placed[] {
  if (!hasContent) {
    const [diff, findings] = shareRows(area, 0.6);
    return [
      { id: "diff", rect: diff },
      { id: "findings", rect: findings },
    ];
  }
  const [diff, below] = shareRows(area, 0.27);
  const [content, findings] = shareRows(below, 0.66);
  return [
    { id: "diff", rect: diff },
    { id: "content", rect: content },
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

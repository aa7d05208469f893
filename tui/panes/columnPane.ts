import { arrangeColumns, type Column } from "../list/Column.ts";
import { rowLine, titleLine } from "../list/rowLine.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Pane } from "./Pane.ts";

type ColumnPane<Row> = Omit<Pane<Row>, "line" | "header"> & {
  readonly columns: readonly Column<Row, DashboardState>[];
};

/** A pane whose rows stand in columns. */
export function columnPane<Row>(pane: ColumnPane<Row>): Pane<Row> {
  let arranged: { width: number; columns: ReturnType<typeof arrange> } | null = null;
  const arrange = (width: number) => arrangeColumns(pane.columns, width - 1);
  const columnsFor = (width: number) => {
    if (arranged?.width !== width) arranged = { width, columns: arrange(width) };
    return arranged.columns;
  };
  return {
    ...pane,
    header: (_, width) => titleLine(columnsFor(width)),
    line: (row, state, width) => rowLine(row, state, columnsFor(width)),
  };
}

import { fit } from "../text/fit.ts";
import type { Line } from "../text/Line.ts";
import type { arrangeColumns } from "./Column.ts";

type Arranged<T, C> = ReturnType<typeof arrangeColumns<T, C>>;

/** One row's cells in their columns, the first cell left for the selection's mark. */
export function rowLine<T, C>(row: T, context: C, columns: Arranged<T, C>): Line {
  return [
    { text: " ", tone: "plain" },
    ...columns.map(({ column, width }, index) => {
      const { text, tone } = column.cell(row, context);
      return { text: (index > 0 ? " " : "") + fit(text, width, column.align), tone };
    }),
  ];
}

/** The columns' titles. */
export function titleLine<T, C>(columns: Arranged<T, C>): Line {
  const titles = columns.map(({ column, width }) => fit(column.title, width, column.align));
  return [{ text: ` ${titles.join(" ")}`, tone: "dim" }];
}

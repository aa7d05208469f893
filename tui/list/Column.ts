import type { Align } from "../text/fit.ts";
import type { Span } from "../text/Line.ts";

export interface Column<T, Context> {
  readonly title: string;
  /** In cells; the one that grows has its least width here. */
  readonly width: number;
  /** Its share of the room that is left. */
  readonly grows?: number;
  readonly align?: Align;
  /** Left out first where room is scarce: the higher the sooner; 0 or absent never. */
  readonly spare?: number;
  cell(row: T, context: Context): Span;
}

/** The columns that fit, with their widths; one cell between two. */
export function arrangeColumns<T, C>(
  columns: readonly Column<T, C>[],
  width: number,
): { column: Column<T, C>; width: number }[] {
  let kept = [...columns];
  while (widthOf(kept) > width) {
    const spares = kept.filter((column) => column.spare);
    if (spares.length === 0) break;
    const most = spares.reduce((a, b) => ((b.spare ?? 0) >= (a.spare ?? 0) ? b : a));
    kept = kept.filter((column) => column !== most);
  }
  let shares = kept.reduce((sum, { grows = 0 }) => sum + grows, 0);
  let extra = Math.max(0, width - widthOf(kept));
  return kept.map((column) => {
    const { grows = 0 } = column;
    if (grows === 0) return { column, width: column.width };
    const share = Math.floor((extra * grows) / shares);
    shares -= grows;
    extra -= share;
    return { column, width: column.width + share };
  });
}

function widthOf(columns: readonly { readonly width: number }[]): number {
  return columns.reduce((sum, column) => sum + column.width, Math.max(0, columns.length - 1));
}

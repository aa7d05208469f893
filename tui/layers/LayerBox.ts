import type { Rect } from "../layout/Rect.ts";

/** A layer as it is to be drawn. */
export interface LayerBox {
  readonly rect: Rect;
  readonly rows: readonly string[];
}

/** A rectangle in the middle of the body, as big as asked for where that fits. */
export function centred(columns: number, rows: number, width: number, height: number): Rect {
  const fittingWidth = Math.min(width, columns - 2);
  const fittingHeight = Math.min(height, rows - 4);
  return {
    left: Math.floor((columns - fittingWidth) / 2),
    top: Math.max(2, Math.floor((rows - fittingHeight) / 2)),
    width: fittingWidth,
    height: fittingHeight,
  };
}

/** How many rows of a long text its dialog shows. */
export function textRowsShown(rows: number): number {
  return Math.max(1, rows - 8);
}

/** Cursor home, erase the screen; the scrollback stays (ECMA-48 CUP, ED 2). */
export const clearScreen = "\u001b[H\u001b[2J";

const settledMs = 120;

/**
 * Repaints once a resize has settled: what was written for the old size while the terminal already had the new one
 * would stay as stale cells. @returns a function that ends it
 */
export function repaintAfterResize(redraw: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const onResize = () => {
    clearTimeout(timer);
    timer = setTimeout(redraw, settledMs);
  };
  process.stdout.on("resize", onResize);
  return () => {
    clearTimeout(timer);
    process.stdout.off("resize", onResize);
  };
}

import { describe, expect, test } from "vitest";
import { type Arrangement, arrangeScreen } from "../../../tui/layout/arrangeScreen.ts";
import type { Rect } from "../../../tui/layout/Rect.ts";
import { screens } from "../../../tui/layout/ScreenId.ts";

/** The screen drawn cell by cell: the first letter of each pane where it stands (`R` the record). */
function sketch(
  { header, tabs, panes, status, footer }: Arrangement,
  columns: number,
  rows: number,
) {
  const grid = Array.from({ length: rows }, () => Array<string>(columns).fill("?"));
  const put = (rect: Rect, sign: string) => {
    for (let row = rect.top; row < rect.top + rect.height; row++) {
      for (let column = rect.left; column < rect.left + rect.width; column++) {
        const line = grid[row];
        if (line?.[column] !== "?")
          throw new Error(`${sign} overlaps ${line?.[column]} at ${column},${row}`);
        line[column] = sign;
      }
    }
  };
  put(header, "=");
  put(tabs, "-");
  for (const { id, rect } of panes) put(rect, id === "record" ? "R" : id.slice(0, 1));
  put(status, "_");
  put(footer, ".");
  return grid;
}

function drawn(columns: number, rows: number, screen: (typeof screens)[number]): string[] {
  const wanted = { columns, rows, screen, zoomed: null };
  const grid = sketch(arrangeScreen(wanted), columns, rows);
  return grid
    .filter((_, row) => row < 2 || row >= rows - 2 || row % 3 === 0)
    .map((line) => line.filter((_, column) => column % 5 === 0).join(""));
}

describe("the arrangement", () => {
  for (const [columns, rows] of [
    [80, 24],
    [100, 30],
    [119, 33],
    [120, 40],
    [200, 50],
    [317, 83],
  ] as const) {
    test(`covers ${columns}×${rows} exactly, on every screen`, () => {
      for (const screen of screens) {
        const wanted = { columns, rows, screen, zoomed: null };
        const signs = sketch(arrangeScreen(wanted), columns, rows).flat();
        expect(signs).not.toContain("?");
      }
    });
  }

  test("at 80×24: charts over records, the record beside them", () => {
    expect(drawn(80, 24, "records")).toMatchInlineSnapshot(`
      [
        "================",
        "----------------",
        "cccccccRRRRRRRRR",
        "cccccccRRRRRRRRR",
        "cccccccRRRRRRRRR",
        "rrrrrrrRRRRRRRRR",
        "rrrrrrrRRRRRRRRR",
        "rrrrrrrRRRRRRRRR",
        "rrrrrrrRRRRRRRRR",
        "________________",
        "................",
      ]
    `);
  });

  test("at 100×30 the audit's diff has the whole width", () => {
    expect(drawn(100, 30, "audit")).toMatchInlineSnapshot(`
      [
        "====================",
        "--------------------",
        "vvvvvvvvvvvvvvvvvvvv",
        "vvvvvvvvvvvvvvvvvvvv",
        "dddddddddddddddddddd",
        "dddddddddddddddddddd",
        "dddddddddddddddddddd",
        "dddddddddddddddddddd",
        "ffffffffffffffffffff",
        "ffffffffffffffffffff",
        "ffffffffffffffffffff",
        "____________________",
        "....................",
      ]
    `);
  });

  test("an examined content stands below the diff, at every size", () => {
    for (const [columns, rows] of [
      [80, 24],
      [100, 24],
      [120, 40],
    ] as const) {
      const wanted = { columns, rows, screen: "audit", zoomed: null, hasContent: true } as const;
      const arranged = arrangeScreen(wanted);
      expect(sketch(arranged, columns, rows).flat()).not.toContain("?");
      const [diff, content] = ["diff", "content"].map((wantedId) => {
        const place = arranged.panes.find(({ id }) => id === wantedId)?.rect;
        if (!place) throw new Error(`no ${wantedId}`);
        return place;
      });
      expect(content?.top).toBe((diff?.top ?? 0) + (diff?.height ?? 0));
      expect(Math.min(...arranged.panes.map(({ rect }) => rect.height))).toBeGreaterThanOrEqual(4);
      expect(content?.height).toBeGreaterThanOrEqual(7);
    }
  });

  test("from 120 columns the log is docked at the right", () => {
    const columns = drawn(120, 40, "appointments");
    expect(columns.every((line) => /^[=_.-]+$|l{8}$/.test(line))).toBe(true);
  });

  test("a zoomed pane has the whole body", () => {
    const { panes, body } = arrangeScreen({
      columns: 80,
      rows: 24,
      screen: "audit",
      zoomed: "diff",
    });
    expect(panes).toEqual([{ id: "diff", rect: body }]);
  });

  test("79 columns or 23 rows are too small", () => {
    const wanted = { screen: "records", zoomed: null } as const;
    expect(arrangeScreen({ ...wanted, columns: 79, rows: 24 }).isTooSmall).toBe(true);
    expect(arrangeScreen({ ...wanted, columns: 80, rows: 23 }).isTooSmall).toBe(true);
    expect(arrangeScreen({ ...wanted, columns: 80, rows: 24 }).isTooSmall).toBe(false);
  });
});

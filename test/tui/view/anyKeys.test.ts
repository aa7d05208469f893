import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { allCommands } from "../../../tui/commands/allCommands.ts";
import { drawLayer } from "../../../tui/layers/drawLayer.ts";
import { paneOf } from "../../../tui/panes/panes.ts";
import { arrangementOf, focusedPane } from "../../../tui/state/arrangementOf.ts";
import type { DashboardState } from "../../../tui/state/DashboardState.ts";
import { drawActions, drawStatus } from "../../../tui/view/drawFooter.ts";
import { drawHeader, drawTabs } from "../../../tui/view/drawHeader.ts";
import { drawPane } from "../../../tui/view/drawPane.ts";
import { themeFor } from "../../../tui/view/Theme.ts";
import { openSession } from "../scripted/openSession.ts";

const seed = 20_261_122;
const theme = themeFor({ noColor: false, term: "xterm" });
const keys = [
  ...new Set(allCommands.flatMap((command) => command.keys)),
  ..."aeiou 0:é林",
  "Backspace",
  "Delete",
  "Shift-Left",
].filter((key) => key !== "Ctrl-C" && key !== "q");
const sizes = [
  [80, 24],
  [100, 30],
  [120, 40],
  [200, 50],
] as const;

function expectExact(rows: readonly string[], width: number, height: number): void {
  expect(rows).toHaveLength(height);
  for (const row of rows) expect(stringWidth(row)).toBe(width);
}

function expectDrawn(state: DashboardState): void {
  const { panes } = arrangementOf(state);
  for (const { id, rect } of panes) {
    const rows = drawPane(paneOf(id), state, rect, id === focusedPane(state), theme);
    expectExact(rows, rect.width, rect.height);
  }
  const bars = [drawHeader, drawTabs, drawStatus, drawActions].map((draw) => draw(state, theme));
  expectExact(bars, state.columns, 4);
  for (const layer of state.layers) {
    const { rect, rows } = drawLayer(layer, state, theme);
    expectExact(rows, rect.width, rect.height);
    expect(rect.top + rect.height).toBeLessThanOrEqual(state.rows);
  }
}

test(`whatever is pressed, every pane and dialog fills its place exactly (seed ${seed})`, () => {
  fc.assert(
    fc.property(
      fc.constantFrom("chen", "amara", "novak", "office", "haddad"),
      fc.constantFrom(...sizes),
      fc.array(fc.constantFrom(...keys), { minLength: 1, maxLength: 40 }),
      (persona, [columns, rows], pressed) => {
        const { press, state } = openSession(persona, columns, rows);
        for (const key of pressed) {
          press(key);
          expectDrawn(state());
        }
      },
    ),
    { seed, numRuns: 60 },
  );
});

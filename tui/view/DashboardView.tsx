import { Box } from "ink";
import { useStore } from "zustand";
import { drawLayer } from "../layers/drawLayer.ts";
import { leastColumns, leastRows } from "../layout/arrangeScreen.ts";
import { paneOf } from "../panes/panes.ts";
import { arrangementOf, focusedPane } from "../state/arrangementOf.ts";
import type { Session } from "../state/Session.ts";
import { drawActions, drawStatus } from "./drawFooter.ts";
import { drawHeader, drawTabs } from "./drawHeader.ts";
import { drawPane } from "./drawPane.ts";
import { Rows } from "./Rows.tsx";
import type { Theme } from "./Theme.ts";

/**
 * The whole screen, exactly as big as the terminal. Every row is cut and padded before Ink sees it, so nothing is clipped
 * here: with `overflow="hidden"` Ink would tokenise and measure each row twice, a third of what a frame costs.
 */
export function DashboardView({
  session,
  theme,
}: {
  readonly session: Session;
  readonly theme: Theme;
}) {
  const state = useStore(session.store);
  const { columns, rows } = state;
  const arrangement = arrangementOf(state);
  if (arrangement.isTooSmall) {
    const text = `too small: ${columns}×${rows}, need ${leastColumns}×${leastRows}`;
    const rect = { left: 0, top: 0, width: columns, height: 1 };
    return (
      <Box width={columns} height={rows}>
        <Rows rect={rect} rows={[text]} />
      </Box>
    );
  }
  const focus = focusedPane(state);
  const hasLayer = state.layers.length > 0;
  return (
    <Box width={columns} height={rows}>
      <Rows rect={arrangement.header} rows={[drawHeader(state, theme)]} />
      <Rows rect={arrangement.tabs} rows={[drawTabs(state, theme)]} />
      {arrangement.panes.map(({ id, rect }) => (
        <Rows
          key={id}
          rect={rect}
          rows={drawPane(paneOf(id), state, rect, id === focus && !hasLayer, theme)}
        />
      ))}
      <Rows rect={arrangement.status} rows={[drawStatus(state, theme)]} />
      <Rows rect={arrangement.footer} rows={[drawActions(state, theme)]} />
      {state.layers.map((layer, index) => {
        const box = drawLayer(layer, state, theme);
        return <Rows key={`layer ${index}`} rect={box.rect} rows={box.rows} />;
      })}
    </Box>
  );
}

import { screens, screenTitles } from "../layout/ScreenId.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { fitLine, spread } from "../text/fitLine.ts";
import { clockTime } from "../text/formatTime.ts";
import type { Line } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";
import { paintLine } from "./paintLine.ts";
import type { Theme } from "./Theme.ts";

/** Who acts, and how the devnet is: always there. */
export function drawHeader(state: DashboardState, theme: Theme): string {
  const { persona, columns } = state;
  const isSuspended = state.ledger.participants.get(persona.address)?.suspended ?? false;
  const left: Line = [
    { text: " medaudit ", tone: "inverse" },
    { text: "  ", tone: "plain" },
    { text: sanitize(persona.displayName), tone: "strong" },
    { text: ` · ${persona.role}`, tone: "accent" },
    ...(isSuspended ? [{ text: " · SUSPENDED", tone: "bad" as const }] : []),
  ];
  return paintLine(fitLine(spread(left, healthLine(state), columns), columns), theme);
}

function healthLine(state: DashboardState): Line {
  const { health, nowSeconds, columns, blocks } = state;
  if (health === null) return [{ text: "○ connecting… ", tone: "warn" }];
  const name = state.devnet ? "devnet" : "chain";
  if (health.state === "away") {
    const seconds = Math.max(0, Math.ceil(health.retryAt.getTime() / 1000 - nowSeconds));
    const since = columns < 100 ? "" : ` since ${clockTime(health.since.getTime() / 1000)}`;
    return [
      { text: ` ✗ ${name} away${since} · retry in ${seconds} s · STALE `, tone: "inverse" },
      { text: " ", tone: "plain" },
    ];
  }
  const block = blocks.at(-1);
  const head = block ? ` · block ${block.number}` : "";
  const vault: Line =
    state.isVaultHealthy === false ? [{ text: "✗ vault away · ", tone: "bad" }] : [];
  return [...vault, { text: `● ${name}`, tone: "good" }, { text: `${head} `, tone: "dim" }];
}

/** The screens and their keys. */
export function drawTabs(state: DashboardState, theme: Theme): string {
  const tabs: Line = screens.flatMap((screen, index): Line => {
    const isHere = screen === state.screen;
    return [
      { text: " ", tone: "plain" },
      {
        text: isHere
          ? `▸${index + 1} ${screenTitles[screen]} `
          : ` ${index + 1} ${screenTitles[screen]} `,
        tone: isHere ? "inverse" : "dim",
      },
    ];
  });
  return paintLine(fitLine(spread(tabs, badges(state), state.columns), state.columns), theme);
}

function badges(state: DashboardState): Line {
  const bad = [...state.tallies.values()].filter(
    ({ tally }) => tally.verdict === "does-not-tally",
  ).length;
  const zoom: Line = state.isZoomed ? [{ text: "zoomed, Esc back ", tone: "warn" }] : [];
  return bad > 0 ? [...zoom, { text: `≠ ${bad} `, tone: "bad" }] : zoom;
}

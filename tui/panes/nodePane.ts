import type { DevnetInfo } from "../../core/ports/DevnetPort.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { memo } from "../state/memo.ts";
import { ageOf, clockTime } from "../text/formatTime.ts";
import type { Line } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";
import type { Pane } from "./Pane.ts";
import { fact, type TextRow, textRows } from "./TextRow.ts";

const rowsOf = memo(
  (state: DashboardState) => [
    state.devnet,
    state.health,
    state.isVaultHealthy,
    state.blocks,
    state.nowSeconds,
    state.logRevision,
  ],
  (state): readonly TextRow[] => textRows(linesOf(state)),
);

/** How node and vault are, and where everything is. */
export const nodePane: Pane<TextRow> = {
  id: "node",
  title: () => "Session",
  note: ({ devnet, health }) => {
    if (devnet) return sanitize(devnet.session);
    return health ? "not a devnet of ours" : "";
  },
  rows: rowsOf,
  idOf: ({ id }) => id,
  line: ({ line }) => line,
  empty: () => "",
  isText: true,
};

function linesOf(state: DashboardState): Line[] {
  const block = state.blocks.at(-1);
  const head = block
    ? `block ${block.number}, ${ageOf(block.timestampSeconds, state.nowSeconds)}`
    : "no block yet";
  return [
    [
      { text: ` ${"node".padEnd(10)} `, tone: "dim" },
      ...healthWords(state),
      { text: ` · ${head}`, tone: "dim" },
    ],
    [{ text: ` ${"vault".padEnd(10)} `, tone: "dim" }, vaultWords(state)],
    ...(state.devnet ? factsOf(state.devnet) : []),
    fact("entries", `${state.log.length} in ${state.ledger.streams.size} streams`),
  ];
}

function healthWords({ health }: DashboardState): Line {
  if (health === null) return [{ text: "○ connecting", tone: "warn" }];
  if (health.state === "connected") return [{ text: "● up", tone: "good" }];
  const since = clockTime(health.since.getTime() / 1000);
  return [{ text: `✗ away since ${since}`, tone: "bad" }];
}

function vaultWords({ isVaultHealthy }: DashboardState): Line[number] {
  if (isVaultHealthy === null) return { text: "○ not asked yet", tone: "dim" };
  return isVaultHealthy
    ? { text: "● up", tone: "good" }
    : { text: "✗ doesn't answer", tone: "bad" };
}

function factsOf(info: DevnetInfo): Line[] {
  return [
    fact("contract", sanitize(info.contract)),
    fact("chain", `${info.chainId} at ${sanitize(info.rpcUrl)}`),
    fact("vault at", sanitize(info.vaultUrl)),
    fact(
      "door",
      info.openRpc ? "OPEN: any local program may use it" : "asks for the session's token",
    ),
    fact("files", sanitize(info.stateDirectory)),
    fact("log file", sanitize(info.logFile)),
  ];
}

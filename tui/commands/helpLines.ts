import { screenTitles } from "../layout/ScreenId.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { fit } from "../text/fit.ts";
import type { Line } from "../text/Line.ts";
import { allCommands } from "./allCommands.ts";
import { type Command, isInScope } from "./Command.ts";

/** Help for where the user is: what can be done here first, each with its key and why it can't be done now. */
export function helpLines(state: DashboardState): Line[] {
  const here = allCommands.filter(
    (one) => one.scope !== "anywhere" && isInScope(one, state.screen),
  );
  const everywhere = allCommands.filter(({ scope }) => scope === "anywhere");
  return [
    [{ text: ` On ${screenTitles[state.screen]}, as ${state.persona.role}`, tone: "accent" }],
    ...here.map((command) => helpLine(command, state)),
    [],
    [{ text: " Everywhere", tone: "accent" }],
    ...everywhere.map((command) => helpLine(command, state)),
  ];
}

function helpLine(command: Command, state: DashboardState): Line {
  const reason = command.disabled?.(state) ?? null;
  return [
    { text: `  ${fit(command.keys.join(" "), 14)} `, tone: reason === null ? "strong" : "dim" },
    { text: command.title, tone: reason === null ? "plain" : "dim" },
    { text: reason === null ? "" : `  (${reason})`, tone: "dim" },
  ];
}

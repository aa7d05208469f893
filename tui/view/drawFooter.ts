import type { TallyStage } from "../../core/ports/AuditPort.ts";
import { allCommands } from "../commands/allCommands.ts";
import { type Command, isInScope } from "../commands/Command.ts";
import { stageText } from "../state/Activity.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { cellWidth } from "../text/cellWidth.ts";
import { fitLine, spread } from "../text/fitLine.ts";
import type { Line, Span } from "../text/Line.ts";
import { paintLine } from "./paintLine.ts";
import type { Theme } from "./Theme.ts";

/** What became of the last thing asked for; the general keys where there is room. */
export function drawStatus(state: DashboardState, theme: Theme): string {
  const { columns } = state;
  const left = statusLine(state);
  const used = left.reduce((sum, part) => sum + cellWidth(part.text), 0);
  const general = hintsLine(
    state,
    (command) => command.group !== "Act" && command.scope === "anywhere",
    columns - used - 1,
  );
  return paintLine(fitLine(spread(left, general, columns), columns), theme);
}

/** What can be done on this screen; what this persona can't do in brackets. */
export function drawActions(state: DashboardState, theme: Theme): string {
  const line = hintsLine(state, (command) => command.scope !== "anywhere", state.columns);
  return paintLine(fitLine(line, state.columns), theme);
}

const stageWords: Readonly<Record<TallyStage, string>> = {
  reading: "reading store and log",
  checking: "checking blocks",
  comparing: "comparing records",
};

function statusLine({ activity, tallyRun }: DashboardState): Line {
  if (tallyRun) {
    const { done, total, stage } = tallyRun;
    const counted = total > 0 ? `, ${done} of ${total}` : "";
    return [{ text: ` ◌ tallying: ${stageWords[stage]}${counted} · Esc cancels`, tone: "accent" }];
  }
  switch (activity?.state) {
    case "pending":
      return [
        { text: ` ◌ ${activity.title}: `, tone: "accent" },
        { text: `${stageText(activity)}…`, tone: "plain" },
      ];
    case "done":
      return [{ text: ` ✓ ${activity.text}`, tone: "good" }];
    case "refused":
      return [{ text: ` ✗ ${activity.text}`, tone: "bad" }];
    case "note":
      return [{ text: ` ${activity.text}`, tone: "plain" }];
    default:
      return [];
  }
}

function hintsLine(
  state: DashboardState,
  isWanted: (command: Command) => boolean,
  room: number,
): Line {
  const hints: Span[] = [];
  let left = room - 1;
  for (const command of allCommands) {
    if (!command.footer || !isWanted(command) || !isInScope(command, state.screen)) continue;
    const isOff = (command.disabled?.(state) ?? null) !== null;
    const [key = ""] = command.keys;
    const text = isOff ? `(${key} ${command.footer})` : `${key} ${command.footer}`;
    if (cellWidth(text) + 2 > left) continue;
    left -= cellWidth(text) + 2;
    if (isOff) hints.push({ text: ` ${text} `, tone: "dim" });
    else {
      hints.push(
        { text: ` ${key}`, tone: "strong" },
        { text: ` ${command.footer} `, tone: "plain" },
      );
    }
  }
  return hints;
}

import type { ScreenId } from "../layout/ScreenId.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Session } from "../state/Session.ts";

/** Something that a key, the palette or the command line does. Help, footer and docs/keys.md come from these alone. */
export interface Command {
  /** What the command line takes ("tally-all"). */
  readonly id: string;
  readonly keys: readonly string[];
  /** Screens on which the keys do it; the palette does it everywhere. */
  readonly scope: "anywhere" | readonly ScreenId[];
  readonly group: "Move" | "Go" | "Look" | "Act" | "Audit" | "Devnet" | "Leave";
  readonly title: string;
  /** A word for the footer; absent ones don't stand there. */
  readonly footer?: string;
  /** Why it can't be done now; null or absent where it can. */
  disabled?(state: DashboardState): string | null;
  run(session: Session): void;
}

export function isInScope(command: Command, screen: ScreenId): boolean {
  return command.scope === "anywhere" || command.scope.includes(screen);
}

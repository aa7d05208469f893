import type { Action } from "../../core/log/Action.ts";
import { type ActionTarget, whyNot } from "../../core/replay/availability.ts";
import { attempt } from "../acts/attempt.ts";
import type { ScreenId } from "../layout/ScreenId.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { ledgerSeconds } from "../state/ledgerSeconds.ts";
import type { Session } from "../state/Session.ts";
import type { Command } from "./Command.ts";

interface ActCommand {
  readonly action: Action;
  /** Where another id or more than one command goes by this action. */
  readonly id?: string;
  readonly keys: readonly string[];
  readonly scope: readonly ScreenId[];
  readonly title: string;
  readonly footer?: string;
  readonly target?: (state: DashboardState) => ActionTarget;
  readonly go: (session: Session) => void;
}

/** A command that acts on the ledger: whether the persona can is the replay's to say. */
export function actCommand({ action, id, target, go, ...rest }: ActCommand): Command {
  const targetOf = target ?? (() => ({}));
  return {
    ...rest,
    id: id ?? action,
    group: "Act",
    disabled: (state) =>
      whyNot(state.ledger, state.persona.address, action, targetOf(state), ledgerSeconds(state)),
    run: (session) =>
      attempt(session, action, targetOf(session.store.getState()), () => go(session)),
  };
}

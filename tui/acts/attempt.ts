import type { Action } from "../../core/log/Action.ts";
import { type ActionTarget, refusalOf, whyNot } from "../../core/replay/availability.ts";
import { openLayer } from "../layers/openLayer.ts";
import { ledgerSeconds } from "../state/ledgerSeconds.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
import { sanitize } from "../text/sanitize.ts";

/**
 * Goes on where the persona can do it. Where the ledger would refuse with an entry, asks first whether to try it
 * all the same; where it would leave no entry, only says why not.
 */
export function attempt(session: Session, action: Action, target: ActionTarget, goOn: () => void) {
  const state = session.store.getState();
  const { address, displayName } = state.persona;
  const atSeconds = ledgerSeconds(state);
  const reason = whyNot(state.ledger, address, action, target, atSeconds);
  if (reason === null) return goOn();
  if (refusalOf(state.ledger, address, action, target, atSeconds) === "none") {
    return say(session, `${action}: ${reason}`, "refused");
  }
  openLayer(session, {
    kind: "confirm",
    title: `${action} will be refused`,
    question: [
      `${sanitize(displayName)}: ${reason}.`,
      "An attempt is refused, and leaves an entry that everybody can read.",
    ],
    confirmLabel: "Try it all the same",
    isConfirming: false,
    confirm: goOn,
  });
}

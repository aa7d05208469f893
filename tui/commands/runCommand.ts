import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
import type { Command } from "./Command.ts";

/** Runs a command, or says why not. Acts on the ledger decide themselves, because a refusal can be worth its entry. */
export function runCommand(session: Session, command: Command): void {
  const reason = command.disabled?.(session.store.getState()) ?? null;
  if (reason !== null && command.group !== "Act") {
    say(session, `${command.title}: ${reason}`, "refused");
    return;
  }
  command.run(session);
}

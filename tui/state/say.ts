import type { Activity } from "./Activity.ts";
import type { Session } from "./Session.ts";

/** Puts something into the status line. */
export function say(
  session: Session,
  text: string,
  state: Exclude<Activity["state"], "pending"> = "note",
): void {
  session.store.setState({ activity: { state, text } });
}

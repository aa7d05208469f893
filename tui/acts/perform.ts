import type { Entry } from "../../core/log/Entry.ts";
import type { ActOptions } from "../../core/ports/ActPort.ts";
import { outcomeWords, streamWords } from "../panes/entryWords.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
import { problemOf } from "./problemOf.ts";
import { untilSeen } from "./untilSeen.ts";

export interface Performed<Result> {
  /** Null when it was allowed. */
  readonly refusal: string | null;
  readonly result: Result | null;
  /** What was thrown, if anything was. */
  readonly error: unknown;
}

/**
 * Does something as the persona in use and tells each stage in the status line. Never rejects. Done is said only once the
 * entry has come in with the log: else the next act could start from what was before.
 */
export async function perform<Result extends { readonly entry: Entry }>(
  session: Session,
  title: string,
  run: (options: ActOptions) => Promise<Result>,
): Promise<Performed<Result>> {
  const { store } = session;
  store.setState({ activity: { state: "pending", title, stage: "asking" } });
  try {
    const result = await run({
      as: store.getState().persona.name,
      onStage: (stage) => store.setState({ activity: { state: "pending", title, stage } }),
      onProgress: (done, total) => {
        const progress = `${done} of ${total}`;
        store.setState({ activity: { state: "pending", title, stage: "sealing", progress } });
      },
    });
    const { entry } = result;
    await untilSeen(session, entry);
    const place = `entry ${entry.seq} of ${streamWords(entry, store.getState().names)}, block ${entry.block}`;
    if (entry.outcome === "denied") {
      const refusal = outcomeWords(entry);
      say(session, `${title}: ${refusal} (${place})`, "refused");
      return { refusal: `${refusal} (${place})`, result, error: null };
    }
    say(session, `${title}: mined as ${place}`, "done");
    return { refusal: null, result, error: null };
  } catch (error) {
    const refusal = problemOf(error);
    say(session, `${title}: ${refusal}`, "refused");
    return { refusal, result: null, error };
  }
}

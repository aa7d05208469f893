import type { ActResult } from "../../core/ports/ActPort.ts";
import type { Intent } from "../../core/ports/Intent.ts";
import { outcomeWords, streamWords } from "../panes/entryWords.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
import { problemOf } from "./problemOf.ts";

export interface Performed {
  /** Null when it was allowed. */
  readonly refusal: string | null;
  readonly result: ActResult | null;
}

/** Sends an intent as the persona in use and tells each stage in the status line. Never rejects. */
export async function performAct(
  session: Session,
  title: string,
  intent: Intent,
): Promise<Performed> {
  const { store, ports } = session;
  const { persona } = store.getState();
  store.setState({ activity: { state: "pending", title, stage: "asking" } });
  try {
    const result = await ports.act.act(intent, {
      as: persona.name,
      onStage: (stage) => store.setState({ activity: { state: "pending", title, stage } }),
      onProgress: (done, total) => {
        const progress = `${done} of ${total}`;
        store.setState({ activity: { state: "pending", title, stage: "sealing", progress } });
      },
    });
    const { entry } = result;
    const place = `entry ${entry.seq} of ${streamWords(entry, store.getState().names)}, block ${entry.block}`;
    if (entry.outcome === "denied") {
      const refusal = outcomeWords(entry);
      say(session, `${title}: ${refusal} (${place})`, "refused");
      return { refusal: `${refusal} (${place})`, result };
    }
    say(session, `${title}: mined as ${place}`, "done");
    keepReleased(session, persona.name, result);
    return { refusal: null, result };
  } catch (error) {
    const refusal = problemOf(error);
    say(session, `${title}: ${refusal}`, "refused");
    return { refusal, result: null };
  }
}

/** What was opened once needn't leave a second entry to be compared; at most as many as a sitting needs. */
function keepReleased({ store }: Session, persona: string, { entry, content }: ActResult): void {
  if (content === null) return;
  const { recordId, version } = entry;
  store.setState(({ released }) => ({
    released: [
      ...released.filter(
        (one) => one.persona !== persona || one.recordId !== recordId || one.version !== version,
      ),
      { persona, recordId, version, content },
    ].slice(-50),
  }));
}

import type { ActResult } from "../../core/ports/ActPort.ts";
import type { Intent } from "../../core/ports/Intent.ts";
import type { Session } from "../state/Session.ts";
import { type Performed, perform } from "./perform.ts";

/** Sends an intent as the persona in use and tells each stage in the status line. Never rejects. */
export async function performAct(
  session: Session,
  title: string,
  intent: Intent,
): Promise<Performed<ActResult>> {
  const { name } = session.store.getState().persona;
  const performed = await perform(session, title, (options) =>
    session.ports.act.act(intent, options),
  );
  if (performed.result !== null) keepReleased(session, name, performed.result);
  return performed;
}

/** What was opened once needn't leave a second entry to be compared; at most as many as a sitting needs. */
function keepReleased({ store }: Session, persona: string, result: ActResult): void {
  const { entry, content } = result;
  if (content === null) return;
  const { recordId } = entry;
  const version = result.contentVersion ?? entry.version;
  store.setState(({ released }) => ({
    released: [
      ...released.filter(
        (one) => one.persona !== persona || one.recordId !== recordId || one.version !== version,
      ),
      { persona, recordId, version, content },
    ].slice(-50),
  }));
}

import type { Entry } from "../../core/log/Entry.ts";
import type { Session } from "../state/Session.ts";

const waitMostMs = 1000;

/**
 * Resolves once the log on the screen has this entry, so that what is done next starts from it; or after a second, since a
 * feed may be late, or a node may withhold it.
 */
export function untilSeen({ store }: Session, { stream, seq }: Entry): Promise<void> {
  const isSeen = () => (store.getState().ledger.streams.get(stream)?.seq ?? 0) >= seq;
  if (isSeen()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(limit);
      stop();
      resolve();
    };
    const limit = setTimeout(end, waitMostMs);
    const stop = store.subscribe(() => isSeen() && end());
  });
}

import { FeedBuffer } from "../../../tui/feed/FeedBuffer.ts";
import { handleKey } from "../../../tui/input/handleKey.ts";
import { createDashboardStore } from "../../../tui/state/createDashboardStore.ts";
import type { DashboardState } from "../../../tui/state/DashboardState.ts";
import type { Session } from "../../../tui/state/Session.ts";
import { noonSeconds } from "./noonSeconds.ts";
import { type Scripted, scriptedPorts } from "./scriptedPorts.ts";

export interface OpenSession extends Scripted {
  readonly session: Session;
  readonly feed: FeedBuffer;
  readonly copied: string[];
  readonly quits: () => number;
  state(): DashboardState;
  press(...keys: string[]): void;
  /** Resolves once the state is as asked for. */
  until(isSo: (state: DashboardState) => boolean): Promise<DashboardState>;
}

/** A dashboard's session over a clinic in memory, without a terminal. */
export function openSession(persona = "chen", columns = 80, rows = 24): OpenSession {
  const scripted = scriptedPorts(noonSeconds);
  const copied: string[] = [];
  let quits = 0;
  const store = createDashboardStore(scripted.ports, {
    initialPersona: persona,
    columns,
    rows,
    nowSeconds: noonSeconds,
  });
  const session: Session = {
    store,
    ports: scripted.ports,
    now: () => noonSeconds,
    terminal: {
      copy: (text) => copied.push(text),
      quit: () => {
        quits += 1;
      },
      suspend: () => undefined,
      redraw: () => undefined,
    },
  };
  const feed = new FeedBuffer(session);
  feed.listen(scripted.ports.feed);
  feed.flush();
  return {
    ...scripted,
    session,
    feed,
    copied,
    quits: () => quits,
    state: () => store.getState(),
    press: (...keys) => {
      for (const key of keys) handleKey(session, key);
    },
    until: (isSo) => untilState(session, feed, isSo),
  };
}

function untilState(
  { store }: Session,
  feed: FeedBuffer,
  isSo: (state: DashboardState) => boolean,
): Promise<DashboardState> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      stop();
      reject(
        new Error(`not reached; the status line: ${JSON.stringify(store.getState().activity)}`),
      );
    }, 5000);
    const look = () => {
      if (!isSo(store.getState())) return;
      clearTimeout(limit);
      stop();
      feed.flush();
      resolve(store.getState());
    };
    const stop = store.subscribe(look);
    look();
  });
}

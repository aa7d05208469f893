import { runTally } from "../acts/runTally.ts";
import type { Session } from "../state/Session.ts";
import { FeedBuffer } from "./FeedBuffer.ts";

const tickMs = 1000;
const clockStepSeconds = 30;
const healthStepTicks = 5;
const watchStepTicks = 5;
const watchedMost = 20;

/** Listens to the feed, moves the clock on, asks after the vault, and watches tallied records. @returns ends it */
export function startBackground(session: Session): () => void {
  const stopFeed = new FeedBuffer(session).listen(session.ports.feed);
  let ticks = 0;
  const timer = setInterval(() => {
    moveClock(session);
    // A second after the start, so that the log comes first.
    if (ticks % healthStepTicks === 0) void askVault(session);
    ticks += 1;
    if (ticks % watchStepTicks === 0) watchTallies(session);
  }, tickMs);
  return () => {
    clearInterval(timer);
    stopFeed();
  };
}

/** Every second only while a countdown is shown. */
function moveClock({ store, now }: Session): void {
  const { nowSeconds, health } = store.getState();
  const seconds = now();
  const isCounting = health?.state === "away";
  if (isCounting || seconds - nowSeconds >= clockStepSeconds)
    store.setState({ nowSeconds: seconds });
}

async function askVault({ store, ports }: Session): Promise<void> {
  if (!ports.devnet) return;
  const isVaultHealthy = await ports.devnet.vaultHealthy().catch(() => false);
  if (store.getState().isVaultHealthy !== isVaultHealthy) store.setState({ isVaultHealthy });
}

/** On the audit screen a record that stops tallying says so by itself. */
function watchTallies(session: Session): void {
  const { screen, tallies, tallyRun, health, layers } = session.store.getState();
  const isIdle = tallyRun === null && health?.state === "connected" && layers.length === 0;
  if (screen !== "audit" || !isIdle || tallies.size === 0) return;
  const oldest = [...tallies.values()]
    .sort((a, b) => a.atSeconds - b.atSeconds)
    .slice(0, watchedMost)
    .map(({ tally }) => tally.record);
  void runTally(session, oldest, true);
}

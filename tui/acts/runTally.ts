import type { TallyStage } from "../../core/ports/AuditPort.ts";
import type { Tally } from "../../core/tally/Tally.ts";
import type { TallyRun } from "../state/DashboardState.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
import { problemOf } from "./problemOf.ts";

interface Run {
  readonly abort: AbortController;
  readonly isQuiet: boolean;
}

const running = new WeakMap<Session, Run>();

/** Tallies records and reads the vault's inventory anew. While one runs it does nothing, but for a quiet one's end. */
export async function runTally(
  session: Session,
  records: readonly number[] | "all",
  isQuiet = false,
): Promise<void> {
  const before = running.get(session);
  if (before && (isQuiet || !before.isQuiet)) return;
  before?.abort.abort();
  const abort = new AbortController();
  const run = { abort, isQuiet };
  running.set(session, run);
  const { store, ports } = session;
  const { signal } = abort;
  const show = (tallyRun: TallyRun) => {
    if (!isQuiet && running.get(session) === run) store.setState({ tallyRun });
  };
  let stage: TallyStage = "reading";
  show({ stage, done: 0, total: 0 });
  try {
    const tallies = await ports.audit.tally(
      { records },
      {
        signal,
        onStage: (next) => {
          stage = next;
          show({ stage, done: 0, total: 0 });
        },
        onProgress: (done, total) => show({ stage, done, total }),
      },
    );
    const inventory = await ports.audit.inventory(signal);
    signal.throwIfAborted();
    keep(session, tallies);
    store.setState({ inventory });
    if (!isQuiet) say(session, summaryOf(tallies), hasMismatch(tallies) ? "refused" : "done");
  } catch (error) {
    if (!isQuiet) {
      if (signal.aborted) say(session, "tally cancelled");
      else say(session, `tally: ${problemOf(error)}`, "refused");
    }
  } finally {
    if (running.get(session) === run) {
      running.delete(session);
      store.setState({ tallyRun: null });
    }
  }
}

/** @returns false where none runs */
export function cancelTally(session: Session): boolean {
  const run = running.get(session);
  run?.abort.abort();
  return run !== undefined;
}

/** A record that has stopped tallying says so, whoever asked for the tally. */
function keep(session: Session, tallies: readonly Tally[]): void {
  const { store } = session;
  const atSeconds = session.now();
  const known = store.getState().tallies;
  const fallen = tallies.filter(
    ({ record, verdict }) =>
      verdict === "does-not-tally" && known.get(record)?.tally.verdict === "tallies",
  );
  const next = new Map(known);
  for (const tally of tallies) next.set(tally.record, { tally, atSeconds });
  store.setState({ tallies: next });
  if (fallen.length > 0) {
    const names = fallen.map(({ record }) => record).join(", ");
    say(session, `Record ${names} has stopped tallying`, "refused");
  }
}

function summaryOf(tallies: readonly Tally[]): string {
  const count = (verdict: Tally["verdict"]) =>
    tallies.filter((tally) => tally.verdict === verdict).length;
  const [only] = tallies;
  if (tallies.length === 1 && only) {
    const codes = only.findings.map(({ code }) => code).join(" ");
    return `Record ${only.record} ${only.verdict.replaceAll("-", " ")}${codes ? `: ${codes}` : ""}`;
  }
  const parts = [
    `${count("tallies")} tally`,
    ...(count("does-not-tally") > 0
      ? [`${count("does-not-tally")} ${count("does-not-tally") === 1 ? "does" : "do"} not tally`]
      : []),
    ...(count("indeterminate") > 0 ? [`${count("indeterminate")} indeterminate`] : []),
  ];
  return parts.join(", ");
}

function hasMismatch(tallies: readonly Tally[]): boolean {
  return tallies.some(({ verdict }) => verdict !== "tallies");
}

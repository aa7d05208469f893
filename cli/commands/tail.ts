import { LogFeed } from "../../chain/feed/LogFeed.ts";
import { readEntries } from "../../chain/readEntries.ts";
import { type Action, actions } from "../../core/log/Action.ts";
import type { Entry } from "../../core/log/Entry.ts";
import { type Outcome, outcomes } from "../../core/log/Outcome.ts";
import { parseCount } from "../arguments/parseCount.ts";
import { parseList, parseWord } from "../arguments/parseList.ts";
import { parseTime } from "../arguments/parseTime.ts";
import { entryLine } from "../output/entryLine.ts";
import { writeOut } from "../output/writeOut.ts";
import { EntryBook } from "../session/EntryBook.ts";
import { type EntryFilter, passesFilter } from "../session/EntryFilter.ts";
import { latestBlock } from "../session/latestBlock.ts";
import { type OpenSession, openSession } from "../session/openSession.ts";
import type { SessionOptions } from "../session/SessionOptions.ts";
import { untilStopped } from "../session/untilStopped.ts";

export interface TailOptions extends SessionOptions {
  readonly record?: string;
  readonly patient?: string;
  readonly actor?: string;
  readonly action?: string;
  readonly outcome?: string;
  readonly since?: string;
  readonly follow?: boolean;
}

/** Prints the log, oldest first; with `follow` until it is stopped. */
export async function tail(options: TailOptions): Promise<number> {
  const session = await openSession(options);
  const filter = filterOf(session, options);
  const book = new EntryBook();
  const print = async (entries: readonly Entry[]) => {
    const lines = book
      .add(entries)
      .filter((entry) => passesFilter(entry, filter))
      .map((entry) => (options.json ? JSON.stringify(entry) : entryLine(entry, session.nameOf)));
    if (lines.length > 0) await writeOut(`${lines.join("\n")}\n`);
  };
  if (!options.follow) {
    const { chain } = session;
    const toBlock = (await latestBlock(chain)).number;
    await print(await readEntries(chain, { fromBlock: chain.deployBlock, toBlock }));
    return 0;
  }
  return follow(session, print);
}

async function follow(session: OpenSession, print: (entries: readonly Entry[]) => Promise<void>) {
  const feed = new LogFeed(session.chain, session.wsUrl);
  let printing = Promise.resolve();
  const end = feed.subscribe((event) => {
    if (event.kind === "entries") printing = printing.then(() => print(event.entries));
    if (event.kind === "rewound") {
      process.stderr.write(`medaudit: the chain was replaced from block ${event.toBlock} on\n`);
    }
    if (event.kind === "health" && event.health.state === "away") {
      process.stderr.write("medaudit: the node does not answer; trying again …\n");
    }
  });
  await untilStopped();
  end();
  await printing;
  return 0;
}

function filterOf(session: OpenSession, options: TailOptions): EntryFilter {
  const nowSeconds = Math.floor(Date.now() / 1000);
  return {
    ...(options.record && { recordId: parseCount(options.record, "record") }),
    ...(options.patient && { patient: session.addressOf(options.patient) }),
    ...(options.actor && { actor: session.addressOf(options.actor) }),
    ...(options.action && { actions: parseList<Action>(options.action, actions, "action") }),
    ...(options.outcome && { outcome: parseWord<Outcome>(options.outcome, outcomes, "outcome") }),
    ...(options.since && { sinceSeconds: parseTime(sinceText(options.since), nowSeconds) }),
  };
}

/** `--since 2h` means two hours ago. */
function sinceText(text: string): string {
  return /^\d+[smhdw]/.test(text) && !/^\d{4}-/.test(text) ? `-${text}` : text;
}

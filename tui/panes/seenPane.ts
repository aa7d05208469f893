import type { Action } from "../../core/log/Action.ts";
import type { Entry } from "../../core/log/Entry.ts";
import { reasonOfMessage } from "../../core/log/messageOf.ts";
import { reasonSentence } from "../../core/log/Reason.ts";
import type { LogLine } from "../feed/LogLine.ts";
import type { Rows } from "../list/ListState.ts";
import { newestFirst } from "../list/newestFirst.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { memo } from "../state/memo.ts";
import { shortTime } from "../text/formatTime.ts";
import type { Line } from "../text/Line.ts";
import { outcomeMark } from "./entryWords.ts";
import { accessPatient } from "./mayPane.ts";
import type { Pane } from "./Pane.ts";

const verbs: Partial<Record<Action, string>> = {
  view: "viewed",
  copy: "copied",
  print: "printed",
  create: "wrote",
  amend: "amended",
  delete: "deleted",
  query: "queried the log of",
  "report-mismatch": "reported a mismatch of",
};

const seenOf = memo(
  (state: DashboardState) => [accessPatient(state), state.logRevision],
  (state): Rows<LogLine> => {
    const patient = accessPatient(state);
    return newestFirst(patient ? state.log.onChartOf(patient) : []);
  },
);

/** A patient's page: who saw or changed what, newest first, in plain sentences. */
export const seenPane: Pane<LogLine> = {
  id: "seen",
  title: (state) => {
    const isOwn = state.persona.role === "patient";
    return isOwn ? "Who saw my chart" : "Who saw this chart";
  },
  note: (state) => String(seenOf(state).length),
  rows: seenOf,
  idOf: ({ id }) => id,
  empty: () => "Nobody has looked at this chart.",
  line: ({ entry }, state): Line => [
    { text: ` ${shortTime(entry.recordedAtSeconds, state.nowSeconds)} `, tone: "dim" },
    outcomeMark(entry),
    { text: ` ${sentenceOf(entry, state)}`, tone: "plain" },
    { text: refusalOf(entry), tone: "bad" },
  ],
};

const tried: Partial<Record<Action, string>> = {
  create: "create",
  query: "query the log of",
  "report-mismatch": "report a mismatch of",
};

function sentenceOf(entry: Entry, state: DashboardState): string {
  const isOwn = entry.actor === state.persona.address;
  const who = isOwn ? "You" : state.names.full(entry.actor);
  const what = entry.recordId > 0 ? `record ${entry.recordId}` : "a record";
  if (entry.outcome === "success") {
    return `${who} ${verbs[entry.action] ?? entry.action} ${what}, version ${entry.version}`;
  }
  return `${who} tried to ${tried[entry.action] ?? entry.action} ${what}`;
}

function refusalOf(entry: Entry): string {
  if (entry.outcome === "success") return "";
  const reason = reasonOfMessage(entry.message);
  return `: refused${reason === null ? "" : `, ${reasonSentence(reason)}`}`;
}

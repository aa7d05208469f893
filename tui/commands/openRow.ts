import type { ContentDifference } from "../../core/fhir/diffContent.ts";
import type { Entry } from "../../core/log/Entry.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import { attempt } from "../acts/attempt.ts";
import { viewRecord } from "../acts/openRecord.ts";
import { runTally } from "../acts/runTally.ts";
import { openLayer } from "../layers/openLayer.ts";
import type { PaneId } from "../layout/ScreenId.ts";
import { fullValueLines } from "../panes/contentDiffLines.ts";
import { contentPane } from "../panes/contentPane.ts";
import { diffPane } from "../panes/diffPane.ts";
import { entryLines, entryTitle } from "../panes/entryPane.ts";
import { findingLines } from "../panes/findingLines.ts";
import { findingsPane } from "../panes/findingsPane.ts";
import { logPane } from "../panes/logPane.ts";
import { peoplePane } from "../panes/peoplePane.ts";
import { recordPane } from "../panes/recordPane.ts";
import { recordsPane } from "../panes/recordsPane.ts";
import { seenPane } from "../panes/seenPane.ts";
import { selected } from "../panes/selected.ts";
import { verdictsPane } from "../panes/verdictsPane.ts";
import { focusedPane } from "../state/arrangementOf.ts";
import { examinedHere } from "../state/examinedHere.ts";
import type { Session } from "../state/Session.ts";
import type { Line } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";
import { wrap } from "../text/wrap.ts";
import { switchPersona } from "./switchPersona.ts";

/** Enter: goes one step deeper into what is marked. */
export function openRow(session: Session) {
  const state = session.store.getState();
  switch (focusedPane(state)) {
    case "charts":
      return focusOn(session, "records");
    case "records":
      return focusOn(session, "record");
    case "record":
      return openRecordRow(session);
    case "appointments":
      return focusOn(session, "appointment");
    case "consents":
      return focusOn(session, "seen");
    case "log":
      return showEntry(session, selected(logPane, state)?.entry);
    case "seen":
      return showEntry(session, selected(seenPane, state)?.entry);
    case "verdicts":
      return openVerdict(session);
    case "diff": {
      const row = selected(diffPane, state)?.row;
      return row?.kind === "entry" ? showEntry(session, row.entry) : undefined;
    }
    case "content":
      return showDifference(session, selected(contentPane, state)?.difference);
    case "findings":
      return showFinding(session, selected(findingsPane, state)?.finding ?? null);
    case "people": {
      const persona = selected(peoplePane, state);
      return persona && switchPersona(session, persona);
    }
    default:
      return;
  }
}

export function focusOn({ store }: Session, pane: PaneId) {
  store.setState(({ focus, screen }) => ({ focus: { ...focus, [screen]: pane } }));
}

function openRecordRow(session: Session) {
  const state = session.store.getState();
  const row = selected(recordPane, state);
  const record = selected(recordsPane, state);
  if (row?.kind === "entry") return showEntry(session, row.logLine.entry);
  if (row?.kind !== "version" || !record) return;
  attempt(session, "view", { recordId: record.recordId }, () => {
    void viewRecord(session, record, row.version.version);
  });
}

function showEntry(session: Session, entry: Entry | undefined) {
  if (!entry) return;
  openLayer(session, {
    kind: "reader",
    title: entryTitle(entry, session.store.getState()),
    note: "",
    lines: entryLines(entry, session.store.getState()),
    top: 0,
  });
}

function openVerdict(session: Session) {
  const state = session.store.getState();
  const record = selected(verdictsPane, state);
  if (!record) return;
  if (state.tallies.has(record.recordId) && state.inventory) return focusOn(session, "diff");
  void runTally(session, [record.recordId]);
}

function showDifference(session: Session, difference: ContentDifference | undefined) {
  if (!difference) return;
  const { path, before, after } = difference;
  const width = 70;
  const heading = (text: string): Line => [{ text: ` ${text}`, tone: "accent" }];
  openLayer(session, {
    kind: "reader",
    title: `Record ${examinedHere(session.store.getState())?.recordId}: a field that differs`,
    note: "",
    lines: [
      ...wrap(sanitize(path), width).map((text): Line => [{ text: ` ${text}`, tone: "strong" }]),
      heading("as stored"),
      ...fullValueLines(before, after, width),
      heading("in the last version that opens"),
      ...fullValueLines(after, before, width),
    ],
    top: 0,
  });
}

function showFinding(session: Session, finding: Finding | null) {
  if (!finding) return;
  openLayer(session, {
    kind: "reader",
    title: `${finding.code} ${finding.title}`,
    note: finding.severity,
    lines: findingLines(finding),
    top: 0,
  });
}

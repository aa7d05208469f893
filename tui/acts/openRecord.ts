import { printRecord } from "../../core/fhir/printRecord.ts";
import { recordTitle } from "../../core/fhir/recordTitle.ts";
import type { AccessAction } from "../../core/log/Action.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import { openLayer } from "../layers/openLayer.ts";
import { contentLines } from "../panes/contentLines.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
import { performAct } from "./performAct.ts";
import { purposeOf } from "./purposeOf.ts";

export interface ReleasedRecord {
  readonly content: RecordContent;
  /** May be an older one than was asked for: the last that opens. */
  readonly version: number;
}

/** Leaves the access's entry. @returns what was released, or null when refused */
export async function release(
  session: Session,
  action: AccessAction,
  record: LedgerRecord,
  version: number,
): Promise<ReleasedRecord | null> {
  const { role } = session.store.getState().persona;
  const title = `${action} record ${record.recordId} v${version}`;
  const { result } = await performAct(session, title, {
    action,
    recordId: record.recordId,
    version,
    purpose: purposeOf(role),
  });
  if (!result?.content) return null;
  return { content: result.content, version: result.contentVersion ?? version };
}

/** Views a version in the reader, unless the persona has been changed meanwhile. */
export async function viewRecord(
  session: Session,
  record: LedgerRecord,
  version: number,
): Promise<void> {
  const { persona } = session.store.getState();
  const released = await release(session, "view", record, version);
  if (released === null || session.store.getState().persona.name !== persona.name) return;
  const { content } = released;
  const opens = released.version === version ? "" : ` (v${version} doesn't open)`;
  openLayer(session, {
    kind: "reader",
    title: `Record ${record.recordId} v${released.version}${opens} · ${recordTitle(content)}`,
    note: `${session.store.getState().names.full(record.patient)} · seen as ${persona.name}`,
    lines: contentLines(content),
    top: 0,
  });
}

/** Sends a version's text to the clipboard. */
export async function copyRecord(
  session: Session,
  record: LedgerRecord,
  version: number,
): Promise<void> {
  const released = await release(session, "copy", record, version);
  if (released === null) return;
  session.terminal.copy(printRecord(released.content, factsOf(session, record, released.version)));
  say(session, `Record ${record.recordId} v${version} sent to the clipboard`, "done");
}

/** What stands under the title of a printed or copied record. */
export function factsOf(session: Session, record: LedgerRecord, version: number): string[] {
  const { names, persona } = session.store.getState();
  return [
    `Record ${record.recordId}, version ${version}, of ${names.full(record.patient)}`,
    `Released to ${persona.displayName}`,
  ];
}

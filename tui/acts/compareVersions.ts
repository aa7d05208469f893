import { diffContent } from "../../core/fhir/diffContent.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import { openLayer } from "../layers/openLayer.ts";
import type { Session } from "../state/Session.ts";
import type { Line } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";
import { wrap } from "../text/wrap.ts";
import { release } from "./openRecord.ts";

/** Shows field by field what a version changed; opens what this persona hasn't opened yet, each with its entry. */
export async function compareVersions(
  session: Session,
  record: LedgerRecord,
  version: number,
): Promise<void> {
  const { persona } = session.store.getState();
  const before = await opened(session, record, version - 1);
  if (before === null) return;
  const after = await opened(session, record, version);
  if (after === null || session.store.getState().persona !== persona) return;
  const differences = diffContent(before, after);
  openLayer(session, {
    kind: "reader",
    title: `Record ${record.recordId}: v${version - 1} against v${version}`,
    note: `${differences.length} ${differences.length === 1 ? "field differs" : "fields differ"}`,
    lines: differences.flatMap(differenceLines),
    top: 0,
  });
}

async function opened(
  session: Session,
  record: LedgerRecord,
  version: number,
): Promise<RecordContent | null> {
  const { released, persona } = session.store.getState();
  const known = released.find(
    (one) =>
      one.persona === persona.name && one.recordId === record.recordId && one.version === version,
  );
  return known?.content ?? (await release(session, "view", record, version))?.content ?? null;
}

function differenceLines(one: {
  path: string;
  before: string | null;
  after: string | null;
}): Line[] {
  return [
    [{ text: ` ${sanitize(one.path)}`, tone: "accent" }],
    ...side("-", one.before, "bad"),
    ...side("+", one.after, "good"),
  ];
}

function side(sign: string, value: string | null, tone: "bad" | "good"): Line[] {
  if (value === null) return [];
  return wrap(sanitize(value), 70).map(
    (text, index): Line => [{ text: `   ${index === 0 ? sign : " "} ${text}`, tone }],
  );
}

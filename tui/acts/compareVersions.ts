import { diffContent } from "../../core/fhir/diffContent.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import { openLayer } from "../layers/openLayer.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
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
  if (after === null || session.store.getState().persona.name !== persona.name) return;
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
  if (known) return known.content;
  const one = await release(session, "view", record, version);
  if (one === null || one.version === version) return one?.content ?? null;
  say(
    session,
    `Record ${record.recordId}: v${version} doesn't open, v${one.version} does`,
    "refused",
  );
  return null;
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

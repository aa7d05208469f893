import { NotReleasedError } from "../../core/errors/NotReleasedError.ts";
import type { OpenedVersion, OpenResult } from "../../core/ports/ActPort.ts";
import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import { type ListState, startOfList } from "../list/ListState.ts";
import { diffPane } from "../panes/diffPane.ts";
import { selected } from "../panes/selected.ts";
import { verdictsPane } from "../panes/verdictsPane.ts";
import type { DashboardState, Examined } from "../state/DashboardState.ts";
import { examinedHere } from "../state/examinedHere.ts";
import type { Session } from "../state/Session.ts";
import { type Performed, perform } from "./perform.ts";
import { problemOf } from "./problemOf.ts";
import { purposeOf } from "./purposeOf.ts";

type Answer = Pick<Examined, "versions" | "refusal">;

/**
 * Views a version of a record that doesn't tally, through the gate, and shows on the audit screen what the vault holds
 * against the last version that opens; nothing of it where persona or record have been changed meanwhile.
 *
 * @param version the current one; or an older one, to stand beside what is shown
 */
export async function examineRecord(
  session: Session,
  { recordId }: LedgerRecord,
  version: number,
): Promise<void> {
  const { store, ports } = session;
  const { persona, lists } = store.getState();
  const mark = { ...(lists.verdicts ?? startOfList), selectedId: String(recordId) };
  store.setState({ lists: { ...lists, verdicts: mark } });
  const purpose = purposeOf(persona.role);
  const intent = { action: "view", recordId, version, purpose } as const;
  const performed = await perform(session, `view record ${recordId} v${version}`, (options) =>
    ports.act.open(intent, options),
  );
  const state = store.getState();
  const isHere =
    state.persona.name === persona.name && selected(verdictsPane, state)?.recordId === recordId;
  const answer = answerIn(performed);
  if (!isHere || answer === null) return;
  const before = examinedHere(state);
  const kept = before !== null && before.asked > version ? before : null;
  const versions = [
    ...answer.versions,
    ...(kept?.versions ?? []).filter((one) => !hasVersion(answer.versions, one.version)),
  ];
  const { refusal } = answer;
  const asked = kept?.asked ?? version;
  store.setState({
    focus: { ...state.focus, audit: "content" },
    lists: { ...state.lists, content: startOfList, diff: firstDifference(state) },
    examined: { persona: persona.name, recordId, asked, versions, refusal },
  });
}

/** Null where there is no entry of an access that was allowed: the status line has told it all. */
function answerIn({ result, error }: Performed<OpenResult>): Answer | null {
  if (result) return result.release && { versions: result.release.versions, refusal: null };
  if (!(error instanceof NotReleasedError)) return null;
  const isMissing = error.code === "MA-VAULT-VERSION-MISSING";
  return { versions: [], refusal: isMissing ? null : problemOf(error) };
}

/** The diff has less room now: what it is about is to be seen. */
function firstDifference(state: DashboardState): ListState {
  const rows = diffPane.rows(state);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows.at(at);
    if (!row?.isMark) continue;
    return { ...startOfList, cursor: at, selectedId: diffPane.idOf(row), top: at };
  }
  return state.lists.diff ?? startOfList;
}

function hasVersion(versions: readonly OpenedVersion[], wanted: number): boolean {
  return versions.some(({ version }) => version === wanted);
}

import { NotReleasedError } from "../../core/errors/NotReleasedError.ts";
import { RefusedError } from "../../core/errors/RefusedError.ts";
import type { Entry } from "../../core/log/Entry.ts";
import type { OpenResult } from "../../core/ports/ActPort.ts";
import type { Intent } from "../../core/ports/Intent.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import type { RecordVersion } from "../../core/replay/LedgerState.ts";
import type { FindingCode } from "../../core/tally/Finding.ts";
import type { Acting } from "./Actor.ts";
import { prepareAccess } from "./accessRequest.ts";
import { type Release, releaseVersion } from "./releaseVersion.ts";
import { vaultOf } from "./VaultSession.ts";

export type AccessIntent = Extract<Intent, { readonly action: "view" | "copy" | "print" }>;

export interface AccessOutcome {
  readonly entry: Entry;
  /** null where the entry is a denied one. */
  readonly release: Release | null;
}

/** Sends the access transaction, then has the vault release what it allows. */
export async function actAccess(acting: Acting, intent: AccessIntent): Promise<AccessOutcome> {
  const { session, keys, options } = acting;
  const { action, recordId, purpose } = intent;
  const { vaultId } = await vaultOf(session);
  const version = intent.version || (await currentVersion(acting, recordId));
  const prepared = prepareAccess(action, recordId, version, vaultId);
  const { requestHash } = prepared;
  const entry = await acting.send({ action, recordId, version, requestHash, purpose });
  if (entry.outcome === "denied") return { entry, release: null };
  options.onStage?.("releasing");
  // The entry stands: from here on there is nothing to abort that would leave less.
  try {
    const logged = await versionsOf(acting, recordId);
    return { entry, release: await releaseVersion(session, keys, prepared, entry, logged) };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { code, happened, todo } = error;
    throw new NotReleasedError({ code, happened, todo, cause: error }, entry);
  }
}

/** Of a record that isn't there, 1: the ledger then says what is wrong. */
async function currentVersion(acting: Acting, recordId: number): Promise<number> {
  const { state } = await acting.follower.catchUp();
  return state.records.get(recordId)?.version ?? 1;
}

async function versionsOf(acting: Acting, recordId: number): Promise<readonly RecordVersion[]> {
  const { state } = await acting.follower.catchUp();
  return state.records.get(recordId)?.versions ?? [];
}

const codes: Partial<Record<FindingCode, string>> = {
  S01: "MA-RELEASE-S01",
  S02: "MA-RELEASE-S02",
  S03: "MA-RELEASE-S03",
  S05: "MA-RELEASE-S05",
  S06: "MA-RELEASE-S06",
};

/**
 * What may be shown: the version asked for, or, where that doesn't open, the last that does.
 *
 * @throws NotReleasedError `MA-RELEASE-` with the finding's code
 */
export function contentOf({ entry, release }: OpenResult): {
  readonly content: RecordContent | null;
  readonly contentVersion?: number;
} {
  if (release === null) return { content: null };
  const sound = release.versions.find((one) => one.finding === null);
  if (sound) return { content: sound.content, contentVersion: sound.version };
  const { finding, version } = release.versions[0] ?? { finding: null, version: 0 };
  const facts = {
    code: codes[finding?.code ?? "S03"] ?? "MA-RELEASE-S03",
    happened: `version ${version} was released, but can't be trusted: ${finding?.found ?? "nothing came"}`,
    todo: "tally the record, and have an auditor report it",
  };
  throw new NotReleasedError(facts, entry);
}

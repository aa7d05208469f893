import { submit } from "../../../chain/submit.ts";
import type { AccessAction } from "../../../core/log/Action.ts";
import type { Entry } from "../../../core/log/Entry.ts";
import type { Hash } from "../../../core/log/Hex.ts";
import { type PreparedAccess, prepareAccess } from "../../../vault/client/accessRequest.ts";
import { releaseRequestFor } from "../../../vault/client/releaseVersion.ts";
import type { ReleaseRequest } from "../../../vault/protocol/ReleaseRequest.ts";
import type { World } from "./startWorld.ts";
import { personaOf, type TestPersona } from "./testPersonas.ts";

export interface Access {
  readonly prepared: PreparedAccess;
  readonly entry: Entry;
  /** As an honest client would send it. */
  readonly request: ReleaseRequest;
}

export interface AccessTerms {
  readonly action?: AccessAction;
  readonly version?: number;
  readonly vaultId?: Hash;
}

/** Leaves an access entry, but doesn't ask for the release yet. */
export async function access(
  world: World,
  as: TestPersona,
  recordId: number,
  terms: AccessTerms = {},
): Promise<Access> {
  const { action = "view", version = 1, vaultId = world.vault.vaultId } = terms;
  const prepared = prepareAccess(action, recordId, version, vaultId);
  const { requestHash } = prepared;
  const reader = personaOf(as);
  const call = { action, recordId, version, requestHash, purpose: "TREAT" } as const;
  const entry = await submit(world.chain, reader.accountKey, call);
  return { prepared, entry, request: releaseRequestFor(world.session, reader, prepared, entry) };
}

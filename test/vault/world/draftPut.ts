import type { Address } from "../../../core/log/Hex.ts";
import { recipientsOf } from "../../../core/vault/recipientsOf.ts";
import { type NewVersion, sealVersion } from "../../../vault/client/sealVersion.ts";
import { LedgerFollower } from "../../../vault/ledger/LedgerFollower.ts";
import type { PutRequest } from "../../../vault/protocol/PutRequest.ts";
import type { World } from "./startWorld.ts";
import { testContent } from "./testContent.ts";
import { addressOf, personaOf, type TestPersona } from "./testPersonas.ts";

/** A version as an honest author would put it, but for what is given. */
export async function draftPut(
  world: World,
  author: TestPersona,
  changes: Partial<NewVersion> & { readonly text?: string } = {},
): Promise<PutRequest> {
  const { state, time } = await new LedgerFollower(world.ledger).catchUp();
  const patient: Address = changes.patient ?? addressOf("anna");
  const recordId = changes.recordId ?? 0;
  return sealVersion(world.session, personaOf(author), {
    patient,
    action: "create",
    recordId,
    content: testContent(changes.text ?? "a draft"),
    recipients: recipientsOf(state, patient, recordId, time.nowSeconds),
    ...changes,
  });
}

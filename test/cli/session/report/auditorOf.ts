import { LedgerAuditor } from "../../../../cli/session/LedgerAuditor.ts";
import { keyRingOf } from "../../../../vault/client/KeyRing.ts";
import { sessionId, type World } from "../../../vault/world/startWorld.ts";
import { testPersonas } from "../../../vault/world/testPersonas.ts";

/** Somebody who audits a world, and keeps checkpoints beside its vault. */
export function auditorOf({ chain, client, actor, directory }: World): LedgerAuditor {
  return new LedgerAuditor({
    chain,
    actor,
    keyRing: keyRingOf(testPersonas),
    directory,
    sessionId,
    vaultStatus: () => client.status(),
    inventory: (signal) => client.inventory(undefined, signal),
  });
}

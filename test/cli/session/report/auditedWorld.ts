import type { LedgerAuditor } from "../../../../cli/session/LedgerAuditor.ts";
import { createRecord, grant, seedWorld } from "../../../vault/world/seedWorld.ts";
import { startWorld, type World } from "../../../vault/world/startWorld.ts";
import { testContent } from "../../../vault/world/testContent.ts";
import { auditorOf } from "./auditorOf.ts";

export interface AuditedWorld {
  readonly world: World;
  readonly auditor: LedgerAuditor;
}

/** Two records of one patient, amended and viewed, one of another; and somebody who audits them. */
export async function auditedWorld(): Promise<AuditedWorld> {
  const world = await startWorld();
  await seedWorld(world);
  const content = testContent("amended");
  await createRecord(world, "chen", "anna", "first");
  await createRecord(world, "chen", "anna", "second");
  await world.act("chen", { action: "amend", recordId: 1, replaces: 1, content, purpose: "TREAT" });
  await world.act("anna", { action: "view", recordId: 1, version: 0, purpose: "PATRQT" });
  await grant(world, "ben", "chen", ["create"]);
  await createRecord(world, "chen", "ben", "another's");
  return { world, auditor: auditorOf(world) };
}

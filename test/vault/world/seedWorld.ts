import type { Permission } from "../../../core/log/Permission.ts";
import type { World } from "./startWorld.ts";
import { testContent } from "./testContent.ts";
import type { TestPersona } from "./testPersonas.ts";
import { addressOf } from "./testPersonas.ts";

const doctors: readonly Permission[] = ["view", "copy", "print", "create", "amend", "delete"];

/** Everybody registered; anna consents to chen for her whole chart and to omar for audits. */
export async function seedWorld(world: World): Promise<void> {
  const { act } = world;
  await act("anna", { action: "register" });
  await act("ben", { action: "register" });
  for (const name of ["chen", "diaz"] as const) {
    await act("rita", { action: "credential", account: addressOf(name), role: "doctor" });
  }
  for (const name of ["omar", "vera"] as const) {
    await act("rita", { action: "credential", account: addressOf(name), role: "auditor" });
  }
  await grant(world, "anna", "chen", doctors);
  await grant(world, "anna", "omar", ["audit"]);
}

export interface GrantTerms {
  readonly recordId?: number;
  readonly from?: number;
  readonly until?: number;
}

export async function grant(
  world: World,
  patient: TestPersona,
  grantee: TestPersona,
  permissions: readonly Permission[],
  terms: GrantTerms = {},
) {
  return world.act(patient, {
    action: "grant",
    grantee: addressOf(grantee),
    recordId: terms.recordId ?? 0,
    permissions,
    validFromSeconds: terms.from ?? 0,
    validUntilSeconds: terms.until ?? 0,
  });
}

export async function createRecord(
  world: World,
  doctor: TestPersona,
  patient: TestPersona,
  text: string,
): Promise<number> {
  const { entry } = await world.act(doctor, {
    action: "create",
    patient: addressOf(patient),
    content: testContent(text),
    purpose: "TREAT",
  });
  return entry.recordId;
}

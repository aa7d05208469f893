import type { Purpose } from "../../core/log/Purpose.ts";
import type { Role } from "../../core/log/Role.ts";

/** The purpose of use that a role has where none is asked for (HL7 v3 ActReason). */
export function purposeOf(role: Role): Purpose {
  if (role === "patient") return "PATRQT";
  return role === "auditor" ? "HSYSADMIN" : "TREAT";
}

import type { Address } from "../../core/log/Hex.ts";
import type { Permission } from "../../core/log/Permission.ts";
import type { Persona } from "../../core/ports/Persona.ts";
import type { LedgerState } from "../../core/replay/LedgerState.ts";

/** What `grant` gives where it isn't said: an auditor audit; a doctor all that a doctor can have in that scope. */
export function defaultPermissions(
  state: LedgerState,
  personas: readonly Persona[],
  grantee: Address,
  recordId: number,
): readonly Permission[] {
  const role =
    state.participants.get(grantee)?.role ??
    personas.find(({ address }) => address === grantee)?.role;
  if (role === "auditor") return ["audit"];
  const chart: readonly Permission[] = ["view", "copy", "print", "create", "amend", "delete"];
  return recordId === 0 ? chart : chart.filter((permission) => permission !== "create");
}

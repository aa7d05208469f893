import type { Role } from "../../core/log/Role.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Option } from "./FormState.ts";

/** Registered accounts of these roles as a choice. */
export function participantOptions(
  { ledger, names }: DashboardState,
  roles: readonly Role[],
  withSuspended = true,
): Option[] {
  return [...ledger.participants.values()]
    .filter(({ role, suspended }) => roles.includes(role) && (withSuspended || !suspended))
    .map(({ address, role }) => ({
      id: address,
      label: roles.length > 1 ? `${names.full(address)} (${role})` : names.full(address),
    }));
}

import { type Address, zeroHash } from "../log/Hex.ts";
import { permissionBits } from "../log/Permission.ts";
import { consentKey, type LedgerRecord, type LedgerState } from "../replay/LedgerState.ts";
import type { ContractView } from "./ContractView.ts";
import type { Finding } from "./Finding.ts";
import { findingOf } from "./findingOf.ts";

/**
 * What the contract decides by, as its storage says, against the replay (A03).
 *
 * @param participants what `compareParticipants` found
 */
export function compareContract(
  record: LedgerRecord,
  state: LedgerState,
  view: ContractView,
  participants: readonly Finding[],
): Finding[] {
  const findings: Finding[] = [];
  const where = `record ${record.recordId}`;
  const differ = (what: string, expected: unknown, found: unknown) => {
    if (expected === found) return;
    findings.push(findingOf("A03", where, `${what} ${expected}`, `${what} ${found}`));
  };
  differ("patient", record.patient, view.patient);
  differ("version", record.version, view.version);
  differ("status", record.status, view.status);
  differ("commitment", record.versions.at(-1)?.commitment ?? zeroHash, view.commitment);
  findings.push(...participants);
  compareConsents(findings, record.patient, state, view);
  return findings;
}

/** Roles, suspensions and keys (A03): the same for every record, so worth doing once. */
export function compareParticipants(state: LedgerState, view: ContractView): Finding[] {
  const findings: Finding[] = [];
  for (const stored of view.participants) {
    const replayed = state.participants.get(stored.address);
    const isSame =
      (replayed?.role ?? "none") === stored.role &&
      (replayed?.suspended ?? false) === stored.suspended &&
      (replayed?.encryptionKey ?? zeroHash) === stored.encryptionKey;
    if (isSame) continue;
    const say = (one: { role: string; suspended: boolean } | undefined) =>
      one ? `${one.role}${one.suspended ? ", suspended" : ""}` : "not registered";
    findings.push(findingOf("A03", `participant ${stored.address}`, say(replayed), say(stored)));
  }
  return findings;
}

function compareConsents(
  findings: Finding[],
  patient: Address,
  state: LedgerState,
  view: ContractView,
): void {
  for (const stored of view.consents) {
    const replayed = state.consents.get(consentKey(patient, stored.grantee, stored.recordId));
    const isSame =
      (replayed !== undefined) === stored.active &&
      permissionBits(replayed?.permissions ?? []) === stored.permissions &&
      (replayed?.validFromSeconds ?? 0) === stored.validFromSeconds &&
      (replayed?.validUntilSeconds ?? 0) === stored.validUntilSeconds &&
      (replayed?.grantedSeq ?? 0) === stored.grantedSeq;
    if (isSame) continue;
    const scope = stored.recordId === 0 ? "chart" : `record ${stored.recordId}`;
    const say = (bits: number, isActive: boolean) =>
      isActive ? `active, permissions ${bits}` : "none";
    findings.push(
      findingOf(
        "A03",
        `consent for ${stored.grantee} on the ${scope}`,
        say(permissionBits(replayed?.permissions ?? []), replayed !== undefined),
        say(stored.permissions, stored.active),
      ),
    );
  }
}

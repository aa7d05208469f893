import type { StreamId } from "../log/Entry.ts";
import { type Address, zeroHash } from "../log/Hex.ts";
import { permissionBits } from "../log/Permission.ts";
import {
  consentKey,
  type LedgerRecord,
  type LedgerState,
  type StreamHead,
} from "../replay/LedgerState.ts";
import type { ContractView } from "./ContractView.ts";
import type { Finding } from "./Finding.ts";
import { findingOf } from "./findingOf.ts";

/** The contract's storage against the replay: heads (L03), and everything that it decides by (A03). */
export function compareContract(
  record: LedgerRecord,
  state: LedgerState,
  heads: ReadonlyMap<StreamId, StreamHead>,
  view: ContractView,
): Finding[] {
  const findings: Finding[] = [];
  compareHeads(findings, record, heads, view);
  const where = `record ${record.recordId}`;
  const differ = (what: string, expected: unknown, found: unknown) => {
    if (expected === found) return;
    findings.push(findingOf("A03", where, `${what} ${expected}`, `${what} ${found}`));
  };
  differ("patient", record.patient, view.patient);
  differ("version", record.version, view.version);
  differ("status", record.status, view.status);
  differ("commitment", record.versions.at(-1)?.commitment ?? zeroHash, view.commitment);
  compareParticipants(findings, state, view);
  compareConsents(findings, record.patient, state, view);
  return findings;
}

function compareHeads(
  findings: Finding[],
  record: LedgerRecord,
  heads: ReadonlyMap<StreamId, StreamHead>,
  view: ContractView,
): void {
  const streams: [StreamId, StreamHead][] = [
    [`record:${record.recordId}`, view.record],
    [`chart:${record.patient}`, view.chart],
    ["registry", view.registry],
  ];
  for (const [stream, stored] of streams) {
    const last = heads.get(stream) ?? { seq: 0, head: zeroHash };
    if (last.seq === stored.seq && last.head === stored.head) continue;
    const said = (head: StreamHead) => `#${head.seq} ${head.head}`;
    findings.push(findingOf("L03", stream, said(stored), said(last)));
  }
}

function compareParticipants(findings: Finding[], state: LedgerState, view: ContractView): void {
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

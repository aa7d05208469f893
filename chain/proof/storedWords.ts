import type { Address, Hash } from "../../core/log/Hex.ts";
import { type Role, roles } from "../../core/log/Role.ts";
import { statuses } from "../../core/log/Status.ts";
import type { ContractView } from "../../core/tally/ContractView.ts";
import { consentSlot, participantSlots, recordSlots } from "./streamSlots.ts";

/** What a slot of the contract holds, as far as a node's answers to calls say. */
export interface StoredWord {
  /** What it is about, as a finding names it. */
  readonly where: string;
  readonly slot: Hash;
  /**
   * As Solidity packs them: the first from the lowest bit. What is left of the slot is proved elsewhere, or nobody's business.
   */
  readonly fields: readonly (readonly [value: bigint | number, bits: number])[];
}

/** Of a record: what stands beside its head. */
export function recordWords(recordId: number, view: ContractView): StoredWord[] {
  const { state, commitment } = recordSlots(recordId);
  const { patient, version, status } = view;
  return [
    {
      where: `record:${recordId}`,
      slot: state,
      fields: [
        [BigInt(patient), 160],
        [version, 32],
        [statuses.indexOf(status), 8],
      ],
    },
    { where: `record:${recordId}`, slot: commitment, fields: [[BigInt(view.commitment), 256]] },
  ];
}

/**
 * Of a patient, of those who are no patients, and of this patient's consents for the chart and a record: what the contract
 * decides by. Other patients decide nothing here, and a report doesn't name them.
 */
export function decidingWords(
  patient: Address,
  view: ContractView,
  roleOf: (account: Address) => Role | undefined,
): StoredWord[] {
  const deciding = view.participants.filter(
    ({ address }) => address === patient || roleOf(address) !== "patient",
  );
  const participants = deciding.flatMap(({ address, role, suspended, encryptionKey }) => {
    const where = `participant ${address}`;
    const { state, key } = participantSlots(address);
    const flags: StoredWord["fields"] = [
      [roles.indexOf(role), 8],
      [suspended ? 1 : 0, 8],
    ];
    return [
      { where, slot: state, fields: flags },
      { where, slot: key, fields: [[BigInt(encryptionKey), 256]] },
    ] satisfies StoredWord[];
  });
  const consents = view.consents.map((one) => ({
    where: `consent for ${one.grantee} on ${one.recordId === 0 ? "the chart" : `record ${one.recordId}`}`,
    slot: consentSlot(patient, one.grantee, one.recordId),
    fields: [
      [one.active ? 1 : 0, 8],
      [one.permissions, 8],
      [one.validFromSeconds, 64],
      [one.validUntilSeconds, 64],
      [one.grantedSeq, 64],
    ] satisfies StoredWord["fields"],
  }));
  return [...participants, ...consents];
}

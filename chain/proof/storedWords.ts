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
  /** The bits that are said; others are proved elsewhere, or nobody's business. */
  readonly mask: bigint;
  readonly word: bigint;
}

/** Of a record: what stands beside its head. */
export function recordWords(recordId: number, view: ContractView): StoredWord[] {
  const { state, commitment } = recordSlots(recordId);
  const { patient, version, status } = view;
  const word = packed([BigInt(patient), 160], [version, 32], [statuses.indexOf(status), 8]);
  return [
    { where: `record:${recordId}`, slot: state, mask: ones(200), word },
    {
      where: `record:${recordId}`,
      slot: commitment,
      mask: ones(256),
      word: BigInt(view.commitment),
    },
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
    const word = packed([roles.indexOf(role), 8], [suspended ? 1 : 0, 8]);
    return [
      { where, slot: state, mask: ones(16), word },
      { where, slot: key, mask: ones(256), word: BigInt(encryptionKey) },
    ];
  });
  const consents = view.consents.map((one) => ({
    where: `consent for ${one.grantee} on ${one.recordId === 0 ? "the chart" : `record ${one.recordId}`}`,
    slot: consentSlot(patient, one.grantee, one.recordId),
    mask: ones(256),
    word: packed(
      [one.active ? 1 : 0, 8],
      [one.permissions, 8],
      [one.validFromSeconds, 64],
      [one.validUntilSeconds, 64],
      [one.grantedSeq, 64],
    ),
  }));
  return [...participants, ...consents];
}

/** As Solidity packs fields into a slot: the first from the lowest bit. */
function packed(...fields: readonly (readonly [value: bigint | number, bits: number])[]): bigint {
  let shift = 0n;
  return fields.reduce((word, [value, bits]) => {
    const placed = BigInt(value) << shift;
    shift += BigInt(bits);
    return word | placed;
  }, 0n);
}

function ones(bits: number): bigint {
  return (1n << BigInt(bits)) - 1n;
}

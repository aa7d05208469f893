import { AbiCoder } from "ethers/abi";
import { keccak256 } from "ethers/crypto";
import { appointmentStates } from "./AppointmentState.ts";
import type { Detail } from "./Entry.ts";
import type { Hash } from "./Hex.ts";
import { permissionBits } from "./Permission.ts";
import { roles } from "./Role.ts";

const coder = AbiCoder.defaultAbiCoder();

/** What an entry's commitment must be where this detail event goes before it (`IParticipants`, `IConsents`, …). */
export function detailHash(detail: Detail): Hash {
  return keccak256(encode(detail)) as Hash;
}

function encode(detail: Detail): string {
  switch (detail.kind) {
    case "participant":
      return coder.encode(
        ["address", "uint8", "bool", "bytes32"],
        [detail.account, roles.indexOf(detail.role), detail.suspended, detail.encryptionKey],
      );
    case "consent":
      return coder.encode(
        ["address", "address", "uint256", "bool", "uint8", "uint64", "uint64"],
        [
          detail.patient,
          detail.grantee,
          detail.recordId,
          detail.active,
          permissionBits(detail.permissions),
          detail.exact?.validFromSeconds ?? detail.validFromSeconds,
          detail.exact?.validUntilSeconds ?? detail.validUntilSeconds,
        ],
      );
    case "appointment":
      return coder.encode(
        ["uint256", "address", "address", "uint64", "uint8", "uint256"],
        [
          detail.appointmentId,
          detail.patient,
          detail.doctor,
          detail.exact?.startsAtSeconds ?? detail.startsAtSeconds,
          appointmentStates.indexOf(detail.state),
          detail.recordId,
        ],
      );
    case "mismatch":
      return coder.encode(
        ["uint256", "address", "uint32", "bytes32", "bytes32"],
        [detail.recordId, detail.auditor, detail.version, detail.head, detail.reportHash],
      );
  }
}

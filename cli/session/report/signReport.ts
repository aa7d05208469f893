import canonicalize from "canonicalize";
import { keccak256 } from "ethers/crypto";
import type { Address, Hash } from "../../../core/log/Hex.ts";
import type { AuditReport } from "../../../core/report/AuditReport.ts";
import type { PersonaKeys } from "../../../vault/client/KeyRing.ts";
import {
  type SignedType,
  signerOfTyped,
  signTyped,
} from "../../../vault/protocol/typedSignature.ts";
import { vaultDomain } from "../../../vault/protocol/vaultDomain.ts";

const reportTypes: SignedType = {
  AuditReport: [
    { name: "auditor", type: "address" },
    { name: "block", type: "uint64" },
    { name: "blockHash", type: "bytes32" },
    { name: "reportHash", type: "bytes32" },
  ],
};

export function signReport(
  report: AuditReport,
  { address, accountKey }: Pick<PersonaKeys, "address" | "accountKey">,
): AuditReport {
  const named = { ...report, auditor: address };
  const domain = vaultDomain(report, report.sessionId);
  const signature = signTyped(domain, reportTypes, messageOf(named, address), accountKey);
  return { ...named, signature };
}

/** @returns who signed it; null where it isn't signed, or not by whom it says */
export function signerOfReport(report: AuditReport): Address | null {
  const { auditor, signature } = report;
  if (auditor === null || signature === null) return null;
  const message = messageIn(report, auditor);
  const domain = vaultDomain(report, report.sessionId);
  const signer = message && signerOfTyped(domain, reportTypes, message, signature);
  return signer === auditor ? signer : null;
}

/** null where the report holds what RFC 8785 has no form for, such as half a surrogate pair. */
function messageIn(report: AuditReport, auditor: Address) {
  try {
    return messageOf(report, auditor);
  } catch {
    return null;
  }
}

function messageOf(report: AuditReport, auditor: Address) {
  const [first] = report.tallies;
  return {
    auditor,
    block: first?.block ?? 0,
    blockHash: first?.blockHash ?? `0x${"0".repeat(64)}`,
    reportHash: hashOf(report),
  };
}

function hashOf({ signature: _, ...report }: AuditReport): Hash {
  return keccak256(Buffer.from(canonicalize(report) as string, "utf8")) as Hash;
}

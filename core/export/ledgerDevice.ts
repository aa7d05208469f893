import type { LedgerId } from "../log/headOf.ts";

/** The ledger as FHIR resources refer to it: the contract, which decides and records. */
export function ledgerDevice(ledger: LedgerId) {
  const identifier = { system: "urn:ethereum:contract", value: ledgerUri(ledger) };
  return { type: "Device", identifier, display: "medaudit ledger" };
}

/** CAIP-10. */
export function ledgerUri({ chainId, contract }: LedgerId): string {
  return `eip155:${chainId}:${contract}`;
}

import type { Address } from "../log/Hex.ts";

/** Somebody by account: a pseudonym. @param type the FHIR resource that would tell more, where it is known */
export function partyReference(address: Address, type?: "Patient" | "Practitioner") {
  return { ...(type && { type }), identifier: { system: "urn:ethereum:address", value: address } };
}

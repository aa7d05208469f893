import { RefusedError } from "../../core/errors/RefusedError.ts";

interface Refusal {
  readonly happened: string;
  readonly todo: string;
}

const again = "act again: each access needs an entry of its own";

/** Every way in which the gate says no. docs/errors.md explains each. */
export const refusals = {
  "MA-VAULT-ENVELOPE": {
    happened: "the envelope is malformed, or belongs to another session, chain, contract or chart",
    todo: "seal the content anew, for this session and patient",
  },
  "MA-VAULT-COMMITMENT": {
    happened: "the envelope's bytes don't hash to the commitment",
    todo: "put the envelope as it was sealed",
  },
  "MA-VAULT-AUTHOR": {
    happened: "the put is not signed by the author it names",
    todo: "sign it with the author's account key",
  },
  "MA-VAULT-NOT-ALLOWED": {
    happened: "the author may not create or amend here now",
    todo: "ask the patient for consent",
  },
  "MA-VAULT-RECIPIENTS": {
    happened: "the version is not sealed to exactly those whom the patient's consents name now",
    todo: "read the consents anew, seal again and try again",
  },
  "MA-VAULT-GATE-SHARE": {
    happened: "the gate share is not sealed to this vault for this version",
    todo: "seal it to the key that the vault's status gives",
  },
  "MA-VAULT-TAKEN": {
    happened: "that commitment is in use",
    todo: "seal the content anew: each version has its own key",
  },
  "MA-VAULT-QUOTA": {
    happened: "this author has too many versions waiting for their entry",
    todo: "send the transactions of those first, or wait until they are swept",
  },
  "MA-VAULT-ENTRY": {
    happened: "no such entry of this ledger is mined",
    todo: "send the access transaction first, and name its hash and log index",
  },
  "MA-VAULT-ENTRY-ACTION": { happened: "the entry is not of that access", todo: again },
  "MA-VAULT-SIGNER": {
    happened: "the request is not signed by the entry's actor",
    todo: "sign it with the key of whoever sent the access transaction",
  },
  "MA-VAULT-SENDER": {
    happened: "the access transaction was not signed by the actor that its entry names",
    todo: "send it signed; the devnet's impersonation opens nothing",
  },
  "MA-VAULT-DENIED": {
    happened: "the entry says that the access was denied",
    todo: "ask the patient for consent",
  },
  "MA-VAULT-REQUEST": {
    happened: "the entry was not made for this request (record, version, key, nonce, vault)",
    todo: again,
  },
  "MA-VAULT-RELEASED": { happened: "this entry's release has been made", todo: again },
  "MA-VAULT-TOO-OLD": { happened: "the entry is too old", todo: again },
  "MA-VAULT-DELETED": {
    happened: "the record is deleted",
    todo: "only its log remains: medaudit tail --record",
  },
  "MA-VAULT-CONSENT-ENDED": {
    happened: "the actor may not open the record any more",
    todo: "ask the patient for consent, then act again",
  },
  "MA-VAULT-VERSION-MISSING": {
    happened: "the vault holds no such version",
    todo: "tally the record",
  },
  "MA-VAULT-DOES-NOT-TALLY": {
    happened: "what the vault holds is not what the ledger commits to",
    todo: "tally the record; have an auditor report it",
  },
  "MA-VAULT-SHARE-LOST": {
    happened: "the vault's share of the version's key is damaged or gone",
    todo: "tally the record; have an auditor report it",
  },
  "MA-VAULT-NOT-SEALED": {
    happened: "the version is not sealed to this reader",
    todo: "have the patient grant again, which seals it",
  },
  "MA-VAULT-NO-DISCREPANCY": {
    happened:
      "the vault's own recomputation finds that the record tallies: the report is not borne out",
    todo: "tally the record; an auditor sees a record only when it doesn't tally",
  },
  "MA-VAULT-PATIENT": {
    happened: "the sealing is not signed by the patient whose version it is",
    todo: "sign it with the patient's account key",
  },
} as const satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof refusals;

/** @param detail what in particular; never content, never a key */
export function refused(code: RefusalCode, detail?: string): RefusedError {
  const { happened, todo } = refusals[code];
  return new RefusedError({ code, happened: detail ? `${happened}: ${detail}` : happened, todo });
}

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Address } from "../../../core/log/Hex.ts";
import { type Permission, permissions } from "../../../core/log/Permission.ts";
import { decide } from "../../../core/replay/decide.ts";
import { emptyLedgerState } from "../../../core/replay/emptyLedgerState.ts";
import { type Consent, consentKey, type LedgerState } from "../../../core/replay/LedgerState.ts";
import { mayEverOpen } from "../../../core/vault/mayEverOpen.ts";
import { recipientsOf } from "../../../core/vault/recipientsOf.ts";

const patient: Address = `0x${"01".repeat(20)}`;
const doctor: Address = `0x${"02".repeat(20)}`;
const encryptionKey = `0x${"03".repeat(32)}` as const;
const horizonSeconds = 12;

const terms = fc.record({
  permissions: fc.subarray(permissions.filter((one) => one !== "audit") as Permission[]),
  validFromSeconds: fc.integer({ min: 0, max: 9 }),
  validUntilSeconds: fc.integer({ min: 0, max: 9 }),
});

function stateWith(consents: readonly Consent[]): LedgerState {
  return {
    ...emptyLedgerState,
    participants: new Map([
      [patient, { address: patient, role: "patient", suspended: false, encryptionKey }],
      [doctor, { address: doctor, role: "doctor", suspended: false, encryptionKey }],
    ]),
    consents: new Map(
      consents.map((one) => [consentKey(one.patient, one.grantee, one.recordId), one]),
    ),
  };
}

type Terms = Pick<Consent, "permissions" | "validFromSeconds" | "validUntilSeconds">;

const consentWith = (recordId: number, given: Terms): Consent => ({
  patient,
  grantee: doctor,
  recordId,
  grantedSeq: 1,
  ...given,
});

test("a share is sealed exactly to those whom the ledger would let open the record at some time from now on", () => {
  fc.assert(
    fc.property(
      fc.option(terms, { nil: null }),
      fc.option(terms, { nil: null }),
      fc.integer({ min: 0, max: 10 }),
      (chart, record, nowSeconds) => {
        const consents = [
          ...(chart ? [consentWith(0, chart)] : []),
          ...(record ? [consentWith(7, record)] : []),
        ];
        const state = stateWith(consents);
        const times = Array.from({ length: horizonSeconds }, (_, at) => nowSeconds + at);
        const everAllowed = times.some((atSeconds) =>
          (["view", "copy", "print"] as const).some(
            (action) =>
              decide(state, { actor: doctor, action, patient, recordId: 7, atSeconds }) === "none",
          ),
        );
        expect(mayEverOpen(state, patient, doctor, 7, nowSeconds)).toBe(everAllowed);
      },
    ),
    { seed: 5, numRuns: 3000 },
  );
});

test("the patient is always among the recipients, and a grantee once, whatever the consents", () => {
  const given: Terms = { permissions: ["view"], validFromSeconds: 0, validUntilSeconds: 0 };
  const state = stateWith([consentWith(0, given), consentWith(7, given)]);
  const addresses = recipientsOf(state, patient, 7, 5).map(({ address }) => address);
  expect(addresses).toEqual([patient, doctor]);
  expect(recipientsOf(stateWith([]), patient, 0, 5)).toHaveLength(1);
});

import { getAddress, id } from "ethers";
import { expect } from "vitest";
import { entriesOf } from "../../../chain/entriesOf.ts";
import type { Action } from "../../../core/log/Action.ts";
import { detailHash } from "../../../core/log/detailHash.ts";
import type { Entry } from "../../../core/log/Entry.ts";
import { type Address, type Hash, zeroHash } from "../../../core/log/Hex.ts";
import { headOf, type LedgerId } from "../../../core/log/headOf.ts";
import { applyEntries } from "../../../core/replay/applyEntries.ts";
import { refusalOf } from "../../../core/replay/availability.ts";
import { emptyLedgerState } from "../../../core/replay/emptyLedgerState.ts";
import type { LedgerState } from "../../../core/replay/LedgerState.ts";
import type { LocalLedger, Receipt } from "../driver/LocalLedger.ts";
import type { Act } from "./Act.ts";
import { type Call, callOf } from "./Call.ts";
import { Cast } from "./Cast.ts";
import { expectedEntry } from "./expectedEntry.ts";
import { mustRevert } from "./mustRevert.ts";

/** How often each action ended in which way. */
export type Counts = Map<string, number>;

/** Reverts for what is in the arguments; all others, `mustRevert` foresees. */
const argumentErrors: ReadonlySet<string> = new Set([
  "AlreadyRegistered",
  "AlreadySuspended",
  "DoctorSuspended",
  "InvalidPeriod",
  "InvalidPermissions",
  "InvalidPurpose",
  "NotADoctor",
  "NotRegistered",
  "RecordOfAnotherPatient",
  "RoleNotAllowed",
  "SlotInThePast",
  "SlotTaken",
  "StaleVersion",
  "UnknownConsent",
  "UnknownPatient",
  "UnknownVersion",
]);

/** One ledger and the state that its log alone gives; each act is held to what that state says. */
export class History {
  readonly cast: Cast;
  readonly counts: Counts = new Map();
  state: LedgerState = emptyLedgerState;
  readonly #ledger: LocalLedger;
  readonly #id: LedgerId;
  readonly #contract: Address;

  constructor(ledger: LocalLedger, chainId: number) {
    this.#ledger = ledger;
    this.#contract = getAddress(ledger.address) as Address;
    this.#id = { chainId, contract: this.#contract };
    const accounts = ledger.accounts.map((account) => getAddress(account) as Address);
    this.cast = new Cast(accounts, getAddress(ledger.registrar) as Address);
  }

  /** The deployment's entry, everybody in their role, and some consents to start with. */
  async begin(): Promise<void> {
    const { registrar, patients, doctors, auditors } = this.cast;
    this.#replay(this.#entryOf(this.#ledger.deployment));
    for (const patient of patients) await this.#do(patient, "register", [id(patient)]);
    for (const doctor of doctors) await this.#do(registrar, "credential", [doctor, 2, id(doctor)]);
    for (const auditor of auditors)
      await this.#do(registrar, "credential", [auditor, 3, id(auditor)]);
    for (const patient of patients) {
      for (const doctor of doctors.slice(0, 2))
        await this.#do(patient, "grant", [doctor, 0, 63, 0, 0]);
      await this.#do(patient, "grant", [auditors[0], 0, 64, 0, 0]);
    }
  }

  async act(act: Act): Promise<void> {
    if (act.pause > 0) await this.#ledger.increaseTime(act.pause);
    const actor = this.cast.actorOf(act);
    const call = callOf(act, actor, this.state, this.cast, await this.#ledger.nowSeconds());
    const result = await this.#ledger.send(actor, call.name, call.args);
    const isDoomed = mustRevert(this.state, actor, act.action, call);
    if (result.kind === "reverted") {
      const isOfArguments = argumentErrors.has(result.error);
      expect(isDoomed || isOfArguments, `${act.action} reverted: ${result.error}`).toBe(true);
      this.#count(act.action, "reverted");
      return;
    }
    expect(isDoomed, `${act.action} should have reverted`).toBe(false);
    const entry = this.#entryOf(result.receipt);
    this.#compare(entry, actor, act.action, call);
    this.#replay(entry);
    this.#count(act.action, entry.outcome);
  }

  #compare(entry: Entry, actor: Address, action: Action, call: Call): void {
    const { patient, recordId, appointmentId } = call;
    const target = {
      ...(patient && { patient }),
      ...(recordId !== undefined && { recordId }),
      ...(appointmentId !== undefined && { appointmentId }),
    };
    const reason = refusalOf(this.state, actor, action, target, entry.recordedAtSeconds);
    const expected = expectedEntry(
      this.state,
      actor,
      action,
      call,
      reason,
      entry.recordedAtSeconds,
    );
    const commitment = expected.commitment ?? (entry.detail && detailHash(entry.detail));
    expect(entry).toMatchObject({ ...expected, commitment });
    expect(entry.detail === null, "details where the entry has them").toBe(
      expected.commitment !== null,
    );
  }

  /** @throws when seq or head is not what the stream so far gives */
  #replay(entry: Entry): void {
    const before = this.state.streams.get(entry.stream);
    expect(entry.seq).toBe((before?.seq ?? 0) + 1);
    expect(entry.head).toBe(headOf(entry, before?.head ?? (zeroHash as Hash), this.#id));
    this.state = applyEntries(this.state, [entry]);
  }

  #entryOf(receipt: Receipt): Entry {
    const entries = entriesOf(receipt, this.#contract);
    expect(entries).toHaveLength(1);
    return entries[0] as Entry;
  }

  async #do(actor: Address, name: string, args: readonly unknown[]): Promise<void> {
    const result = await this.#ledger.send(actor, name, args);
    if (result.kind === "reverted") throw new Error(`${name} reverted: ${result.error}`);
    this.#replay(this.#entryOf(result.receipt));
  }

  #count(action: Action, ending: string): void {
    const key = `${action} ${ending}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }
}

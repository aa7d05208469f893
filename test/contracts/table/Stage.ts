import { id } from "ethers";
import { type LocalLedger, type Result, startSeconds } from "../driver/LocalLedger.ts";
import { type Actor, actors, type Consent, type Situation, type State, type Tried } from "./law.ts";

const day = 86_400;
const key = id("a key");
const allOfDoctor = 63;
const allOfRecord = 55;
const permissions: Partial<Record<Tried, number>> = {
  create: 8,
  view: 1,
  "view after a report": 1,
  copy: 2,
  print: 4,
  amend: 16,
  delete: 32,
};

/** A ledger set for one consent and one state of the record, in which every act is tried by every actor. */
export class Stage {
  readonly #ledger: LocalLedger;
  readonly #accounts: ReadonlyMap<Actor, string>;

  constructor(ledger: LocalLedger) {
    this.#ledger = ledger;
    const named = actors.map((actor, index) => [actor, ledger.accounts[index] ?? ""] as const);
    this.#accounts = new Map([...named, ["registrar", ledger.registrar]]);
  }

  /** People, two records of the patient's, an appointment with the doctor. */
  async prepare(): Promise<void> {
    await this.#do("the patient", "register", [key]);
    await this.#do("another patient", "register", [key]);
    for (const [actor, role] of [
      ["doctor", 2],
      ["suspended doctor", 2],
      ["auditor", 3],
      ["suspended auditor", 3],
    ] as const) {
      await this.#do("registrar", "credential", [this.#of(actor), role, key]);
    }
    await this.#do("registrar", "credential", [this.#spareDoctor, 2, key]);
    await this.#do("the patient", "grant", [this.#spareDoctor, 0, allOfDoctor, 0, 0]);
    for (const name of ["kept", "deleted"]) {
      await this.#send(this.#spareDoctor, "create", [this.#of("the patient"), id(name), 1]);
    }
    await this.#send(this.#spareDoctor, "remove", [2, 1]);
    await this.#do("the patient", "book", [this.#of("doctor"), startSeconds + day]);
  }

  /** Gives the actor of the situation its consents, and suspends it. */
  async set({ actor, tried, consent }: Situation): Promise<void> {
    const isAuditor = actor.endsWith("auditor");
    const grantee = actor.endsWith("doctor") || isAuditor ? actor : "doctor";
    const it = isAuditor ? 64 : (permissions[tried] ?? allOfDoctor);
    const forRecord = isAuditor ? 64 : it & allOfRecord;
    for (const [recordId, bits, from, until] of grantsOf(consent, it, forRecord)) {
      await this.#do("the patient", "grant", [this.#of(grantee), recordId, bits, from, until]);
    }
    if (tried === "view after a report") await this.#send(this.#of(actor), ...this.#report(1));
    if (actor.startsWith("suspended")) await this.#do("registrar", "suspend", [this.#of(actor)]);
  }

  /** As the table words it. */
  async outcomeOf({ actor, tried, state }: Situation): Promise<string> {
    const result = await this.#send(this.#of(actor), ...this.#callOf(tried, recordOf(state)));
    if (result.kind === "reverted") return `reverts: ${result.error}`;
    const log = result.receipt.logs.at(-1);
    const entry = log && this.#ledger.abi.parseLog(log);
    if (entry?.name !== "AuditLog") return "no entry";
    const message = String(entry.args.message);
    return entry.args.outcome === 0n ? "entry" : message.slice(message.indexOf("denied: "));
  }

  get #spareDoctor(): string {
    return this.#ledger.accounts[10] ?? "";
  }

  #callOf(tried: Tried, recordId: number): [string, readonly unknown[]] {
    const doctor = this.#of("doctor");
    const later = startSeconds + 2 * day;
    switch (tried) {
      case "register":
        return ["register", [key]];
      case "credential":
        return ["credential", [this.#ledger.accounts[11], 2, key]];
      case "suspend":
        return ["suspend", [this.#spareDoctor]];
      case "book":
        return ["book", [doctor, later]];
      case "reschedule":
        return ["reschedule", [1, later]];
      case "cancel":
        return ["cancel", [1]];
      case "fulfil":
        return ["fulfil", [1, 0]];
      case "noshow":
        return ["noshow", [1]];
      case "grant":
        return ["grant", [doctor, recordId, 1, 0, 0]];
      case "revoke":
        return ["revoke", [doctor, 0]];
      case "create":
        return ["create", [this.#of("the patient"), id("new"), 1]];
      case "amend":
        return ["amend", [recordId, 1, id("next"), 1]];
      case "delete":
        return ["remove", [recordId, 1]];
      case "query":
        return ["query", [recordId]];
      case "report-mismatch":
        return this.#report(recordId);
      case "copy":
        return ["access", [13, recordId, 1, id("request"), 1]];
      case "print":
        return ["access", [14, recordId, 1, id("request"), 1]];
      default:
        return ["access", [12, recordId, 1, id("request"), 1]];
    }
  }

  #report(recordId: number): [string, readonly unknown[]] {
    return ["reportMismatch", [recordId, 1, id("head"), id("report")]];
  }

  #of(actor: Actor): string {
    return this.#accounts.get(actor) ?? "";
  }

  #send(from: string, name: string, args: readonly unknown[]): Promise<Result> {
    return this.#ledger.send(from, name, args);
  }

  async #do(actor: Actor, name: string, args: readonly unknown[]): Promise<void> {
    const result = await this.#send(this.#of(actor), name, args);
    if (result.kind === "reverted")
      throw new Error(`${actor}: ${name} reverted with ${result.error}`);
  }
}

function recordOf(state: State): number {
  return { active: 1, deleted: 2, unknown: 3 }[state];
}

type Grant = readonly [recordId: number, bits: number, from: number, until: number];

function grantsOf(consent: Consent, it: number, forRecord: number): Grant[] {
  const later = startSeconds + 10 * day;
  const chart: Grant = [0, it, 0, 0];
  switch (consent) {
    case "none":
      return [];
    case "chart: it":
      return [chart];
    case "chart: all else":
      return [[0, allOfDoctor & ~it || allOfDoctor, 0, 0]];
    case "chart: it, outside its period":
      return [[0, it, later, 0]];
    case "record: it":
      return [[1, forRecord, 0, 0]];
    case "record: none of it; chart: it":
      return [chart, [1, 0, 0, 0]];
    case "record: none of it, outside its period; chart: it":
      return [chart, [1, 0, later, 0]];
  }
}

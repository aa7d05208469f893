import type { Address } from "../../../core/log/Hex.ts";
import type { Role } from "../../../core/log/Role.ts";
import { rolesWith } from "../../../core/replay/availability.ts";
import type { Act } from "./Act.ts";

/** Twelve accounts: three patients, three doctors, three auditors, the registrar and two strangers. */
export class Cast {
  readonly patients: readonly Address[];
  readonly doctors: readonly Address[];
  readonly auditors: readonly Address[];
  readonly strangers: readonly Address[];
  readonly registrar: Address;

  constructor(accounts: readonly Address[], registrar: Address) {
    this.patients = accounts.slice(0, 3);
    this.doctors = accounts.slice(3, 6);
    this.auditors = accounts.slice(6, 9);
    this.strangers = accounts.slice(9, 11);
    this.registrar = registrar;
  }

  get all(): readonly Address[] {
    return [...this.patients, ...this.doctors, ...this.auditors, ...this.strangers, this.registrar];
  }

  of(role: Role): readonly Address[] {
    if (role === "patient") return this.patients;
    if (role === "doctor") return this.doctors;
    if (role === "auditor") return this.auditors;
    return role === "registrar" ? [this.registrar] : this.strangers;
  }

  actorOf(act: Act): Address {
    const whose = rolesWith(act.action).flatMap((role) => this.of(role));
    return pick(act.actor % 10 === 0 ? this.all : whose, Math.floor(act.actor / 10));
  }

  /** Somebody of these roles, one time in ten anybody. */
  accountOf(act: Act, ...roles: readonly Role[]): Address {
    const likely = roles.flatMap((role) => this.of(role));
    return pick(act.account % 10 === 0 ? this.all : likely, Math.floor(act.account / 10));
  }
}

export function pick<T>(from: readonly T[], by: number): T {
  const chosen = from[by % from.length];
  if (chosen === undefined) throw new Error("nothing to pick from");
  return chosen;
}

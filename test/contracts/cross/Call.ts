import { actionNumber, isAccessAction } from "../../../core/log/Action.ts";
import type { Address, Hash } from "../../../core/log/Hex.ts";
import { type Purpose, purposes } from "../../../core/log/Purpose.ts";
import { roles } from "../../../core/log/Role.ts";
import type { LedgerState } from "../../../core/replay/LedgerState.ts";
import type { Act } from "./Act.ts";
import { type Cast, pick } from "./Cast.ts";

/** What is sent: function, arguments, and what they mean. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly patient?: Address;
  readonly account?: Address;
  readonly recordId?: number;
  readonly appointmentId?: number;
  readonly version?: number;
  readonly commitment?: Hash;
  readonly purpose?: Purpose;
}

/** The act on what there is now: mostly what exists, now and then 0 or one too many, a wrong version, a past time. */
export function callOf(
  act: Act,
  actor: Address,
  state: LedgerState,
  cast: Cast,
  nowSeconds: number,
): Call {
  const commitment = act.hash as Hash;
  const purpose = act.purpose === 0 ? undefined : purposes[act.purpose - 1];
  const common = { commitment, ...(purpose ? { purpose } : {}) };
  const recordId = numberAmong(state.records.size, act.thing);
  const current = state.records.get(recordId)?.version ?? 1;
  const startsAt = nowSeconds + (act.startsIn % 7_200) - (act.startsIn % 11 === 1 ? 7_200 : 0);
  switch (act.action) {
    case "register":
      return { name: "register", args: [act.hash], account: actor };
    case "credential": {
      const role =
        act.bits % 10 === 0 ? pick(roles, act.bits) : act.bits % 2 === 0 ? "doctor" : "auditor";
      const account = cast.accountOf(act, role);
      return { name: "credential", args: [account, roles.indexOf(role), act.hash], account };
    }
    case "suspend": {
      const account = cast.accountOf(act, "doctor", "auditor");
      return { name: "suspend", args: [account], account };
    }
    case "grant":
      return grant(act, state, cast, nowSeconds);
    case "revoke": {
      const account = cast.accountOf(act, "doctor", "auditor");
      const scope = act.bits % 3 === 0 ? recordId : 0;
      return { name: "revoke", args: [account, scope], account, recordId: scope };
    }
    case "book": {
      const account = cast.accountOf(act, "doctor");
      return { name: "book", args: [account, startsAt], account };
    }
    case "reschedule":
    case "cancel":
    case "fulfil":
    case "noshow": {
      const appointmentId = numberAmong(state.appointments.size, act.thing);
      const cameOfIt = act.bits % 3 === 0 ? numberAmong(state.records.size, act.bits) : 0;
      if (act.action === "fulfil") {
        const args = [appointmentId, cameOfIt];
        return { name: "fulfil", args, appointmentId, recordId: cameOfIt };
      }
      const args = act.action === "reschedule" ? [appointmentId, startsAt] : [appointmentId];
      return { name: act.action, args, appointmentId };
    }
    case "create": {
      const patient = cast.accountOf(act, "patient");
      return { name: "create", args: [patient, act.hash, act.purpose], patient, ...common };
    }
    case "amend": {
      const replaces = act.bits % 8 === 0 ? act.bits : current;
      return {
        name: "amend",
        args: [recordId, replaces, act.hash, act.purpose],
        recordId,
        ...common,
      };
    }
    case "delete":
      return { name: "remove", args: [recordId, act.purpose], recordId, ...common };
    case "query":
      return { name: "query", args: [recordId], recordId, purpose: "HSYSADMIN" };
    case "report-mismatch": {
      const version = act.bits % 8 === 0 ? act.bits : current;
      const args = [recordId, version, act.hash, act.hash];
      return { name: "reportMismatch", args, recordId, version, purpose: "HSYSADMIN" };
    }
  }
  if (!isAccessAction(act.action)) throw new Error(`no call for ${String(act.action)}`);
  const version = act.bits % 8 === 0 ? act.bits : 1 + (act.bits % current);
  const args = [actionNumber(act.action), recordId, version, act.hash, act.purpose];
  return { name: "access", args, recordId, version, ...common };
}

function grant(act: Act, state: LedgerState, cast: Cast, nowSeconds: number): Call {
  const account = cast.accountOf(act, "doctor", "auditor");
  const recordId = act.bits % 4 === 0 ? numberAmong(state.records.size, act.thing) : 0;
  const isAuditor = state.participants.get(account)?.role === "auditor";
  const fitting = isAuditor ? 64 : recordId === 0 ? act.bits % 64 || 63 : act.bits & 55;
  const permissions =
    act.bits % 16 === 15
      ? act.bits
      : act.bits % 5 === 0 && !isAuditor && recordId === 0
        ? 63
        : fitting;
  const from = nowSeconds + act.startsIn;
  const until = act.lasts === 0 ? 0 : from + act.lasts;
  return { name: "grant", args: [account, recordId, permissions, from, until], account, recordId };
}

/** 1 to count; now and then 0 or one too many. */
function numberAmong(count: number, by: number): number {
  if (count === 0 || by % 20 === 0) return by % 40 === 0 ? 0 : count + 1;
  return 1 + (Math.floor(by / 20) % count);
}

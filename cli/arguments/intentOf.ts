import { InputError } from "../../core/errors/InputError.ts";
import { type Action, actions } from "../../core/log/Action.ts";
import type { Address } from "../../core/log/Hex.ts";
import { permissions } from "../../core/log/Permission.ts";
import { type Purpose, purposes } from "../../core/log/Purpose.ts";
import type { Intent } from "../../core/ports/Intent.ts";
import type { Persona } from "../../core/ports/Persona.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import type { LedgerState } from "../../core/replay/LedgerState.ts";
import { addressIn } from "./addressIn.ts";
import { appointmentFor } from "./appointmentFor.ts";
import { defaultPermissions } from "./defaultPermissions.ts";
import { parseCount } from "./parseCount.ts";
import { parseDuration } from "./parseDuration.ts";
import { parseList, parseWord } from "./parseList.ts";
import { parseTime } from "./parseTime.ts";

/** The options of `act`, as typed. */
export interface ActArguments {
  readonly record?: string;
  readonly version?: string;
  readonly patient?: string;
  readonly to?: string;
  readonly role?: string;
  readonly appointment?: string;
  readonly at?: string;
  readonly for?: string;
  readonly permissions?: string;
  readonly purpose?: string;
  readonly replaces?: string;
  readonly content?: string;
}

export interface IntentContext {
  readonly actor: Persona;
  readonly personas: readonly Persona[];
  readonly state: LedgerState;
  readonly nowSeconds: number;
  /** Reads the file that `--content` names. */
  readonly readContent: (path: string) => Promise<RecordContent>;
}

/** What the arguments of `act` ask for. @throws InputError where one is missing or wrong */
export async function intentOf(
  word: string,
  args: ActArguments,
  context: IntentContext,
): Promise<Intent> {
  const action = parseWord<Action>(word, actions, "action");
  const { actor, personas, state, nowSeconds } = context;
  const to = () => addressIn(need(args.to, "--to"), personas);
  const record = () => parseCount(need(args.record, "--record"), "record");
  const at = () => parseTime(need(args.at, "--at"), nowSeconds);
  const purpose = (): Purpose => purposeOf(args.purpose, actor);
  const appointment = () => appointmentFor(args, context);
  const content = () => context.readContent(need(args.content, "--content"));
  switch (action) {
    case "register":
      return { action };
    case "credential":
      return { action, account: to(), role: credentialRole(args, to(), personas) };
    case "suspend":
      return { action, account: to() };
    case "book":
      return { action, doctor: to(), startsAtSeconds: at() };
    case "reschedule":
      return { action, appointmentId: appointment(), startsAtSeconds: at() };
    case "cancel":
    case "noshow":
      return { action, appointmentId: appointment() };
    case "fulfil":
      return {
        action,
        appointmentId: appointment(),
        recordId: args.record === undefined ? 0 : record(),
      };
    case "grant": {
      const grantee = to();
      const recordId = args.record === undefined ? 0 : record();
      // A permission list that is given but empty refuses: only for one record.
      const given =
        args.permissions === undefined
          ? defaultPermissions(state, personas, grantee, recordId)
          : parseList(args.permissions, permissions, "permission");
      const from = args.at === undefined ? nowSeconds : at();
      const validUntilSeconds = args.for === undefined ? 0 : from + parseDuration(args.for);
      const validFromSeconds = args.at === undefined ? 0 : from;
      return { action, grantee, recordId, permissions: given, validFromSeconds, validUntilSeconds };
    }
    case "revoke":
      return { action, grantee: to(), recordId: args.record === undefined ? 0 : record() };
    case "create":
      return {
        action,
        patient: patientOf(args, personas),
        content: await content(),
        purpose: purpose(),
      };
    case "view":
    case "copy":
    case "print": {
      const version = args.version === undefined ? 0 : parseCount(args.version, "version");
      return { action, recordId: record(), version, purpose: purpose() };
    }
    case "amend": {
      const recordId = record();
      const current = state.records.get(recordId)?.version ?? 1;
      const replaces = args.replaces === undefined ? current : parseCount(args.replaces, "version");
      return { action, recordId, replaces, content: await content(), purpose: purpose() };
    }
    case "delete":
      return { action, recordId: record(), purpose: purpose() };
    case "query":
    case "report-mismatch":
      return { action, recordId: record() };
  }
}

function patientOf(args: ActArguments, personas: readonly Persona[]): Address {
  return addressIn(need(args.patient ?? args.to, "--patient"), personas);
}

function purposeOf(text: string | undefined, actor: Persona): Purpose {
  if (text !== undefined) return parseWord(text, purposes, "purpose of use");
  if (actor.role === "patient") return "PATRQT";
  return actor.role === "auditor" ? "HSYSADMIN" : "TREAT";
}

function credentialRole(
  args: ActArguments,
  account: Address,
  personas: readonly Persona[],
): "doctor" | "auditor" {
  const known = personas.find(({ address }) => address === account)?.role;
  const word = args.role ?? known;
  return parseWord(need(word, "--role"), ["doctor", "auditor"] as const, "role to credential for");
}

function need(value: string | undefined, option: string): string {
  if (value !== undefined) return value;
  throw new InputError({
    code: "MA-INPUT-MISSING",
    happened: `${option} is missing`,
    todo: `give ${option}; see: medaudit act --help`,
  });
}

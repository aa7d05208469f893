import type { Address } from "../../core/log/Hex.ts";
import { type Permission, permissions } from "../../core/log/Permission.ts";
import { performAct } from "../acts/performAct.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { ledgerSeconds } from "../state/ledgerSeconds.ts";
import type { Session } from "../state/Session.ts";
import type { FormSpec, FormValues, Option } from "./FormState.ts";
import { parseDuration, parseWhen } from "./parseWhen.ts";
import { participantOptions } from "./participantOptions.ts";

const doctorsPermissions = permissions.filter((one) => one !== "audit");

export function grantForm(session: Session): FormSpec {
  const state = session.store.getState();
  const grantees = participantOptions(state, ["doctor", "auditor"]);
  const now = () => ledgerSeconds(session.store.getState());
  const isAuditor = (values: FormValues) =>
    state.ledger.participants.get((values.grantee ?? "0x") as Address)?.role === "auditor";
  return {
    title: "Allow a doctor or an auditor",
    submitLabel: "Grant",
    fields: [
      { kind: "choice", id: "grantee", label: "Whom", options: grantees },
      { kind: "choice", id: "scope", label: "Scope", options: scopesOf(state) },
      {
        kind: "checks",
        id: "permissions",
        label: "May",
        options: doctorsPermissions.map((one) => ({ id: one, label: one })),
      },
      { kind: "text", id: "from", label: "From", hint: "now, or a date and time" },
      { kind: "text", id: "until", label: "Until", hint: "never, 30d, 12h, or a date and time" },
    ],
    initial: {
      grantee: grantees[0]?.id ?? "",
      scope: "0",
      permissions: "view",
      from: "now",
      until: "never",
    },
    hidden: (values) => (isAuditor(values) ? ["permissions"] : []),
    problems: (values) => problemsOf(values, isAuditor(values), now()),
    advice: (values) =>
      isAuditor(values)
        ? { grantee: "an auditor queries and tallies; views only on a mismatch" }
        : {},
    submit: async (values) => {
      const validFromSeconds = fromOf(values, now()) ?? 0;
      const { refusal } = await performAct(session, "grant", {
        action: "grant",
        grantee: (values.grantee ?? "0x") as Address,
        recordId: Number(values.scope ?? 0),
        permissions: isAuditor(values) ? ["audit"] : permissionsIn(values),
        validFromSeconds,
        validUntilSeconds: untilOf(values, now()) ?? 0,
      });
      return refusal;
    },
  };
}

function scopesOf({ ledger, persona }: DashboardState): Option[] {
  const records = [...ledger.records.values()].filter(
    ({ patient, status }) => patient === persona.address && status !== "deleted",
  );
  return [
    { id: "0", label: "the whole chart" },
    ...records.map(({ recordId }) => ({ id: String(recordId), label: `record ${recordId} only` })),
  ];
}

function problemsOf(values: FormValues, isAuditor: boolean, nowSeconds: number): FormValues {
  const problems: Record<string, string> = {};
  const chosen = permissionsIn(values);
  const isChart = values.scope === "0";
  if (!values.grantee) problems.grantee = "no doctor or auditor is credentialed";
  if (!isAuditor && isChart && chosen.length === 0) problems.permissions = "at least one";
  if (!isChart && chosen.includes("create")) {
    problems.permissions = "create goes with the whole chart only";
  }
  const from = fromOf(values, nowSeconds);
  const until = untilOf(values, nowSeconds);
  if (from === null) problems.from = "now, or a date and time";
  if (until === null) problems.until = "never, a duration such as 30d, or a date and time";
  else if (until !== 0 && until <= Math.max(from ?? 0, nowSeconds)) {
    problems.until = "must lie after the start and after now";
  }
  return problems;
}

function permissionsIn(values: FormValues): Permission[] {
  const ids = (values.permissions ?? "").split(",");
  return permissions.filter((one) => ids.includes(one));
}

/** 0 for now: the ledger's clock decides. */
function fromOf(values: FormValues, nowSeconds: number): number | null {
  const text = (values.from ?? "").trim().toLowerCase();
  return text === "now" || text === "" ? 0 : parseWhen(text, nowSeconds);
}

/** 0 for no end. */
function untilOf(values: FormValues, nowSeconds: number): number | null {
  const text = (values.until ?? "").trim().toLowerCase();
  if (text === "never" || text === "") return 0;
  const duration = parseDuration(text);
  return duration === null ? parseWhen(text, nowSeconds) : nowSeconds + duration;
}

import { actors, consents, hasAction, outcomeOf, type Situation, states, tried } from "./law.ts";

type Part = Partial<Situation>;

const usual: Situation = { actor: "doctor", tried: "view", consent: "chart: it", state: "active" };

function outcome(part: Part): string {
  return outcomeOf({ ...usual, ...part }).replace("reverts: ", "✗ ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Who may try what: where consent decides, "consent". */
function rolesTable(): string {
  const who = actors.filter((actor) => !actor.startsWith("suspended"));
  const rows = tried.map((act) => [
    act,
    ...who.map((actor) => {
      const outcomes = new Set(consents.map((consent) => outcome({ actor, tried: act, consent })));
      const isByConsent = outcomes.size > 1 && act !== "revoke" && hasAction(actor, act);
      return isByConsent
        ? "by consent"
        : outcomes.size > 1
          ? "entry, or ✗ UnknownConsent"
          : [...outcomes].join();
    }),
  ]);
  return table(["Act", ...who], rows);
}

/** What consent decides. */
function consentsTable(): string {
  const columns: readonly (readonly [string, Part])[] = [
    ["doctor: view, copy, print, amend, delete", {}],
    ["doctor: create", { tried: "create" }],
    ["auditor: query, report-mismatch", { actor: "auditor", tried: "query" }],
    ["auditor: view", { actor: "auditor", tried: "view" }],
    ["auditor: view after the own report", { actor: "auditor", tried: "view after a report" }],
    ["suspended doctor or auditor", { actor: "suspended doctor" }],
  ];
  const rows = consents.map((consent) => [
    consent,
    ...columns.map(([, part]) =>
      part.actor === "auditor" && consent === "chart: all else"
        ? ""
        : outcome({ ...part, consent }),
    ),
  ]);
  return table(["Consent", ...columns.map(([name]) => name)], rows);
}

/** What the record's state decides before all else. */
function statesTable(): string {
  const rows = states.map((state) => [
    state,
    outcome({ state }),
    outcome({ state, tried: "amend" }),
    outcome({ state, actor: "the patient", tried: "grant" }),
  ]);
  return table(
    ["Record", "view, copy, print, query, report-mismatch", "amend, delete", "grant for it"],
    rows,
  );
}

/** The tables of docs/ledger.md. */
export function lawTables(): string {
  return [rolesTable(), consentsTable(), statesTable()].join("\n\n");
}

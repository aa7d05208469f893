import type { Action } from "../log/Action.ts";

/** Codes of http://hl7.org/fhir/restful-interaction. */
export type RestInteraction = "create" | "read" | "update" | "delete" | "search-type" | "operation";

const interactions: Readonly<Record<Action, RestInteraction>> = {
  register: "create",
  credential: "create",
  suspend: "update",
  book: "create",
  reschedule: "update",
  // The appointment stays, with another status.
  cancel: "update",
  fulfil: "update",
  noshow: "update",
  grant: "create",
  revoke: "delete",
  create: "create",
  view: "read",
  copy: "read",
  print: "read",
  amend: "update",
  delete: "delete",
  query: "search-type",
  "report-mismatch": "operation",
};

/** What a FHIR server would call this action. */
export function restInteraction(action: Action): RestInteraction {
  return interactions[action];
}

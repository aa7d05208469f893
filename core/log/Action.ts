/** Actions by name; a name's place here, from 1, is its number in the contract's `Action`. */
export const actions = [
  "register",
  "credential",
  "suspend",
  "book",
  "reschedule",
  "cancel",
  "fulfil",
  "noshow",
  "grant",
  "revoke",
  "create",
  "view",
  "copy",
  "print",
  "amend",
  "delete",
  "query",
  "report-mismatch",
] as const;

export type Action = (typeof actions)[number];

/** The actions that open a version: each needs an entry before the vault releases anything. */
export type AccessAction = "view" | "copy" | "print";

export const accessActions: readonly AccessAction[] = ["view", "copy", "print"];

export function isAccessAction(action: Action): action is AccessAction {
  return (accessActions as readonly Action[]).includes(action);
}

/** The number that the contract's events carry. */
export function actionNumber(action: Action): number {
  return actions.indexOf(action) + 1;
}

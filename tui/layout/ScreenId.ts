/** In the order of the keys 1 to 6. */
export const screens = ["records", "appointments", "access", "log", "audit", "devnet"] as const;

export type ScreenId = (typeof screens)[number];

export type PaneId =
  | "charts"
  | "records"
  | "record"
  | "appointments"
  | "appointment"
  | "consents"
  | "may"
  | "seen"
  | "log"
  | "entry"
  | "verdicts"
  | "diff"
  | "content"
  | "findings"
  | "node"
  | "people"
  | "blocks";

export const screenTitles: Readonly<Record<ScreenId, string>> = {
  records: "Records",
  appointments: "Appointments",
  access: "Access",
  log: "Log",
  audit: "Audit",
  devnet: "Devnet",
};

/** A screen's panes in the order of Tab, without the docked log. */
export const screenPanes: Readonly<Record<ScreenId, readonly PaneId[]>> = {
  records: ["charts", "records", "record"],
  appointments: ["appointments", "appointment"],
  access: ["consents", "may", "seen"],
  log: ["log", "entry"],
  audit: ["verdicts", "diff", "findings"],
  devnet: ["node", "people", "blocks"],
};

import type { ActStage } from "../../core/ports/ActPort.ts";

/** What the status line tells of the last thing asked for. */
export type Activity =
  | { readonly state: "pending"; readonly title: string; readonly stage: ActStage | "asking" }
  | { readonly state: "done"; readonly text: string }
  | { readonly state: "refused"; readonly text: string }
  | { readonly state: "note"; readonly text: string };

export const stageWords: Readonly<Record<ActStage | "asking", string>> = {
  asking: "asking",
  sealing: "sealing the content",
  storing: "storing in the vault",
  sending: "sending the transaction",
  mining: "waiting for the block",
  releasing: "asking the vault to release",
};

import type { ActStage } from "../../core/ports/ActPort.ts";

/** What the status line tells of the last thing asked for. */
export type Activity =
  | {
      readonly state: "pending";
      readonly title: string;
      readonly stage: ActStage | "asking";
      /** "3 of 28", where a stage has steps. */
      readonly progress?: string;
    }
  | { readonly state: "done"; readonly text: string }
  | { readonly state: "refused"; readonly text: string }
  | { readonly state: "note"; readonly text: string };

const stageWords: Readonly<Record<ActStage | "asking", string>> = {
  asking: "asking",
  sealing: "sealing the content",
  storing: "storing in the vault",
  sending: "sending the transaction",
  mining: "waiting for the block",
  releasing: "asking the vault to release",
};

/** What a pending act is at. */
export function stageText({ stage, progress }: Extract<Activity, { state: "pending" }>): string {
  return progress === undefined ? stageWords[stage] : `${stageWords[stage]}, ${progress}`;
}

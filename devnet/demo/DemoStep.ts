import type { AccessAction } from "../../core/log/Action.ts";
import type { Permission } from "../../core/log/Permission.ts";
import type { Reason } from "../../core/log/Reason.ts";
import type { DemoRecord } from "./demoContents.ts";

/** The roster's personas (`devnet/persona/roster.ts`), by name. */
export type DemoPersona = "registry" | "garcia" | "okafor" | "chen" | "novak" | "lind" | "sato";

/** A moment: days from today (before it: negative) and the time of day, UTC ("09:30"). */
export type DemoMoment = readonly [days: number, time: string];

export type DemoAct =
  | { readonly action: "register" }
  | { readonly action: "credential" | "suspend"; readonly who: DemoPersona }
  | { readonly action: "book"; readonly doctor: DemoPersona; readonly startsAt: DemoMoment }
  | {
      readonly action: "reschedule";
      readonly appointment: number;
      readonly startsAt: DemoMoment;
    }
  | { readonly action: "cancel" | "noshow"; readonly appointment: number }
  | { readonly action: "fulfil"; readonly appointment: number; readonly record: DemoRecord }
  | {
      readonly action: "grant";
      readonly to: DemoPersona;
      /** The whole chart where it is left out. */
      readonly record?: DemoRecord;
      readonly permissions: readonly Permission[];
      /** No end where it is left out. */
      readonly until?: DemoMoment;
    }
  | { readonly action: "revoke"; readonly from: DemoPersona; readonly record?: DemoRecord }
  | { readonly action: "create"; readonly patient: DemoPersona; readonly record: DemoRecord }
  | { readonly action: "amend"; readonly record: DemoRecord }
  | { readonly action: "delete" | "query"; readonly record: DemoRecord }
  | { readonly action: AccessAction; readonly record: DemoRecord };

export interface DemoStep {
  readonly as: DemoPersona;
  readonly act: DemoAct;
  /** Why it is refused; allowed where it is left out. */
  readonly refused?: Exclude<Reason, "none">;
}

/** What happens at one moment: mined together, in this order. */
export interface DemoScene {
  readonly at: DemoMoment;
  readonly steps: readonly DemoStep[];
}

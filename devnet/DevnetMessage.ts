import type { SessionFile } from "./session/SessionFile.ts";

/** What a fresh session begins with: the demo chart, FHIR bundles by their absolute paths, or the cast alone. */
export type SeedChoice =
  | { readonly kind: "none" }
  | { readonly kind: "demo" }
  | { readonly kind: "charts"; readonly paths: readonly string[] };

/** What the parent tells the child: once `start`, then perhaps `stop`. By IPC, so that nothing of it is in the process list. */
export type ParentMessage =
  | {
      readonly event: "start";
      readonly parentPid: number;
      readonly directory: string;
      readonly port: number;
      readonly openRpc: boolean;
      readonly fresh: boolean;
      readonly seed: SeedChoice;
    }
  | { readonly event: "stop" };

/** An error on its way to the other process. */
export interface ErrorMessage {
  readonly code: string;
  readonly happened: string;
  readonly todo: string;
  readonly exitCode: 1 | 2 | 3;
}

export type ChildMessage =
  | {
      readonly event: "ready";
      readonly file: SessionFile;
      /** Where the time of the start went. */
      readonly phases: string;
    }
  | { readonly event: "runs"; readonly file: SessionFile | null }
  | { readonly event: "failed"; readonly error: ErrorMessage };

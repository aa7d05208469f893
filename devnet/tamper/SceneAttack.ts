import type { FindingCode } from "../../core/tally/Finding.ts";
import type { Scene } from "./Scene.ts";

/** Something that whoever runs the chain or stands in front of it could do. */
export interface SceneAttack {
  readonly kind: string;
  readonly codes: readonly FindingCode[];
  readonly title: string;
  /** The option without which a tally can't see it. */
  readonly with?: "--deep" | "--as";
  readonly apply: (scene: Scene) => Promise<void> | void;
}

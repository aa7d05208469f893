import { encodeCall } from "../../chain/encodeCall.ts";
import type { Entry } from "../../core/log/Entry.ts";
import { Controls } from "../Controls.ts";
import type { Scene } from "./Scene.ts";
import type { SceneAttack } from "./SceneAttack.ts";

const aheadSeconds = 365 * 86_400;
const slotSeconds = 900;

/** An entry in somebody's name that they never signed. */
export const impersonation: SceneAttack = {
  kind: "impersonate-patient",
  codes: ["L06"],
  title: "book in the patient's name, unsigned (seen with --deep)",
  with: "--deep",
  async apply(scene: Scene) {
    const { patient, versions } = scene.record;
    const now = (scene.entries.at(-1) as Entry).recordedAtSeconds;
    const startsAtSeconds = now + aheadSeconds + slotSeconds * scene.entries.length;
    const doctor = versions[0]?.author ?? patient;
    const data = encodeCall({ action: "book", doctor, startsAtSeconds }) as `0x${string}`;
    const { contract: to } = scene.chain;
    const call = { from: patient, to, data };
    await new Controls(scene.file).sendAs(call);
    scene.remember({ kind: "call", method: "eth_sendTransaction", params: [call] });
  },
};

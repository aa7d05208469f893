import { submit } from "../../chain/submit.ts";
import type { Address } from "../../core/log/Hex.ts";
import { decide } from "../../core/replay/decide.ts";
import { openPersonas } from "../openPersonas.ts";
import { Scene } from "./Scene.ts";
import { TamperError } from "./TamperError.ts";

/**
 * An auditor with consent who reported nothing; where there is none, one is credentialed and given consent the ordinary way,
 * which stays.
 *
 * @returns also the scene as it is then
 */
export async function unreportedAuditor(
  scene: Scene,
): Promise<{ readonly auditor: Address; readonly seen: Scene }> {
  const found = auditorIn(scene);
  if (found) return { auditor: found, seen: scene };
  const personas = openPersonas(scene.file.directory).all;
  const { patient } = scene.record;
  const owner = personas.find(({ address }) => address === patient);
  const registrar = personas.find(({ role }) => role === "registrar");
  const candidate = personas.find(
    ({ role, address }) =>
      role === "auditor" && !scene.state.reports.has(`${scene.recordId}:${address}`),
  );
  if (!owner || !registrar || !candidate) {
    throw new TamperError("no auditor can be given consent here", "audited by nobody yet");
  }
  const { address: auditor, encryptionPublicKey } = candidate;
  const known = scene.state.participants.get(auditor);
  if (!known || known.suspended) {
    await submit(scene.chain, registrar.accountKey, {
      action: "credential",
      account: auditor,
      role: "auditor",
      encryptionKey: encryptionPublicKey,
    });
  }
  await submit(scene.chain, owner.accountKey, {
    action: "grant",
    grantee: auditor,
    recordId: 0,
    permissions: ["audit"],
    validFromSeconds: 0,
    validUntilSeconds: 0,
  });
  return { auditor, seen: await Scene.open(scene.file, scene.recordId) };
}

function auditorIn({ state, record, entries }: Scene): Address | undefined {
  const { recordId, patient } = record;
  const atSeconds = entries.at(-1)?.recordedAtSeconds ?? 0;
  const auditors = [...state.participants.values()].filter(({ role }) => role === "auditor");
  return auditors.find(
    ({ address: actor }) =>
      decide(state, { actor, action: "view", patient, recordId, atSeconds }) === "not-reported",
  )?.address;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkpointFileName } from "../../chain/checkpoint/checkpointFile.ts";
import { InputError } from "../../core/errors/InputError.ts";
import type { SessionFile } from "../session/SessionFile.ts";
import { authorAttacks } from "./cheatingAuthor.ts";
import { forgeAttacks } from "./forgeAttacks.ts";
import { impersonation } from "./impersonation.ts";
import { lieAttacks } from "./lieAttacks.ts";
import { Scene } from "./Scene.ts";
import type { SceneAttack } from "./SceneAttack.ts";
import { storageAttacks } from "./storageAttacks.ts";
import { type StoreAttack, storeAttacks } from "./storeAttacks.ts";
import { readUndos, writeUndos } from "./Undo.ts";
import { VaultFile } from "./VaultFile.ts";

export const attacks = [
  ...storeAttacks,
  ...storageAttacks,
  ...lieAttacks,
  ...forgeAttacks,
  ...authorAttacks,
  impersonation,
];

const stores: ReadonlySet<unknown> = new Set(storeAttacks);

/**
 * Breaks one thing of a running session the way an attacker would; `undoTamper` puts it back.
 *
 * @returns what was done, in a sentence
 * @throws InputError, TamperError
 */
export async function tamper(file: SessionFile, kind: string, recordId: number): Promise<string> {
  const attack = attacks.find((one) => one.kind === kind);
  if (!attack) {
    throw new InputError({
      code: "MA-TAMPER-KIND",
      happened: `"${kind}" is no kind of tampering`,
      todo: "see the kinds with: medaudit tamper --list",
    });
  }
  if (isStoreAttack(attack)) attackStore(file, attack, recordId);
  else await attackChain(file, attack, recordId);
  const { title, codes, with: option } = attack;
  const seen = option ? ` ${option}` : "";
  return `record ${recordId}: ${title}; a tally${seen} now gives ${codes.join(", ")}`;
}

function isStoreAttack(attack: (typeof attacks)[number]): attack is StoreAttack {
  return stores.has(attack);
}

async function attackChain(
  file: SessionFile,
  attack: SceneAttack,
  recordId: number,
): Promise<void> {
  const scene = await Scene.open(file, recordId);
  const before = readUndos(file.directory);
  scene.remember({ kind: "checkpoints", text: checkpointsIn(file.directory) });
  try {
    await attack.apply(scene);
  } catch (error) {
    // Where nothing was done, there is nothing to undo.
    if (readUndos(file.directory).length === before.length + 1) {
      writeUndos(file.directory, before);
    }
    throw error;
  }
}

function checkpointsIn(directory: string): string | null {
  try {
    return readFileSync(join(directory, checkpointFileName), "utf8");
  } catch {
    return null;
  }
}

function attackStore(file: SessionFile, attack: StoreAttack, recordId: number): void {
  const vault = new VaultFile(file.directory);
  try {
    attack.apply(vault, recordId);
  } finally {
    writeUndos(file.directory, [...readUndos(file.directory), ...vault.undo]);
    vault.close();
  }
}

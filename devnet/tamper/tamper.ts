import { InputError } from "../../core/errors/InputError.ts";
import type { Hash } from "../../core/log/Hex.ts";
import type { SessionFile } from "../session/SessionFile.ts";
import { controlRpc, writeSlot } from "./controlRpc.ts";
import { type StorageAttack, storageAttacks } from "./storageAttacks.ts";
import { storeAttacks } from "./storeAttacks.ts";
import { readUndos, writeUndos } from "./Undo.ts";
import { VaultFile } from "./VaultFile.ts";

/**
 * Breaks one thing of a running session the way an attacker would; `undoTamper` puts it back.
 *
 * @returns what was done, in a sentence
 * @throws InputError, TamperError
 */
export async function tamper(file: SessionFile, kind: string, recordId: number): Promise<string> {
  const store = storeAttacks.find((attack) => attack.kind === kind);
  const storage = storageAttacks.find((attack) => attack.kind === kind);
  if (store) {
    const vault = new VaultFile(file.directory);
    try {
      store.apply(vault, recordId);
    } finally {
      writeUndos(file.directory, [...readUndos(file.directory), ...vault.undo]);
      vault.close();
    }
  } else if (storage) {
    await attackStorage(file, storage, recordId);
  } else {
    throw new InputError({
      code: "MA-TAMPER-KIND",
      happened: `"${kind}" is no kind of tampering`,
      todo: "see the kinds with: medaudit tamper --list",
    });
  }
  const { title, codes } = (store ?? storage) as StorageAttack;
  return `record ${recordId}: ${title}; a tally now gives ${codes.join(", ")}`;
}

async function attackStorage(file: SessionFile, attack: StorageAttack, recordId: number) {
  const { slot, change } = attack.apply(recordId);
  const before = await controlRpc(file).request("eth_getStorageAt", [
    file.contract,
    slot,
    "latest",
  ]);
  const word = `0x${BigInt(String(before)).toString(16).padStart(64, "0")}` as Hash;
  writeUndos(file.directory, [...readUndos(file.directory), { kind: "slot", slot, word }]);
  await writeSlot(file, slot, `0x${change(BigInt(word)).toString(16).padStart(64, "0")}`);
}

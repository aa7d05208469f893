import type { SessionFile } from "../session/SessionFile.ts";
import { writeSlot } from "./controlRpc.ts";
import { readUndos, writeUndos } from "./Undo.ts";
import { VaultFile } from "./VaultFile.ts";

/** Puts back everything that `tamper` broke, the last first. @returns how many changes; 0 where nothing is broken */
export async function undoTamper(file: SessionFile): Promise<number> {
  const undos = readUndos(file.directory);
  const vault = new VaultFile(file.directory);
  try {
    for (let last = undos.at(-1), left = undos; last; last = left.at(-1)) {
      if (last.kind === "row") vault.putBack(last);
      else await writeSlot(file, last.slot, last.word);
      left = left.slice(0, -1);
      writeUndos(file.directory, left);
    }
  } finally {
    vault.close();
  }
  return undos.length;
}

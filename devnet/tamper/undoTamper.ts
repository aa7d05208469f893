import { rmSync } from "node:fs";
import { join } from "node:path";
import { checkpointFileName } from "../../chain/checkpoint/checkpointFile.ts";
import { Controls } from "../Controls.ts";
import type { SessionFile } from "../session/SessionFile.ts";
import { writeFileAtomically } from "../session/writeFileAtomically.ts";
import { amendHonestly } from "./cheatingAuthor.ts";
import { lyingFile } from "./Lie.ts";
import { readUndos, type Undo, writeUndos } from "./Undo.ts";
import { VaultFile } from "./VaultFile.ts";
import { writeSlot } from "./writeSlot.ts";

/** Puts back everything that `tamper` broke, the last first. @returns how many changes; 0 where nothing is broken */
export async function undoTamper(file: SessionFile): Promise<number> {
  const undos = readUndos(file.directory);
  const vault = new VaultFile(file.directory);
  try {
    for (let last = undos.at(-1), left = undos; last; last = left.at(-1)) {
      await putBack(file, vault, last);
      left = left.slice(0, -1);
      writeUndos(file.directory, left);
    }
  } finally {
    vault.close();
  }
  return undos.length;
}

async function putBack(file: SessionFile, vault: VaultFile, undo: Undo): Promise<void> {
  switch (undo.kind) {
    case "row":
      vault.putBack(undo);
      return;
    case "table":
      vault.putBackTable(undo.sql);
      return;
    case "slot":
      await writeSlot(file, undo.slot, undo.word);
      return;
    case "lies": {
      const path = lyingFile(file.directory);
      if (undo.lies.length === 0) rmSync(path, { force: true });
      else writeFileAtomically(path, JSON.stringify({ lies: undo.lies }));
      return;
    }
    case "checkpoints": {
      const path = join(file.directory, checkpointFileName);
      if (undo.text === null) rmSync(path, { force: true });
      else writeFileAtomically(path, undo.text);
      return;
    }
    case "call":
      await new Controls(file).withdraw(undo.method, undo.params);
      return;
    case "amend":
      await amendHonestly(file, undo.recordId, undo.author);
  }
}

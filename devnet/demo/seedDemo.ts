import type { Seed, Session } from "../Session.ts";
import { storeAttacks } from "../tamper/storeAttacks.ts";
import { VaultFile } from "../tamper/VaultFile.ts";
import { DemoTeller } from "./DemoTeller.ts";
import { demoStory, tamperedRecord } from "./demoStory.ts";

/**
 * Begins a session with the demo's two charts and six weeks of their history, so that there is something to see: what
 * `demoStory` tells, through the same doors as everybody's acts. In the end somebody edits the vault's file.
 */
export const seedDemo: Seed = async (session) => {
  const section = await session.devnet.begin();
  try {
    const teller = new DemoTeller(session, section, Math.floor(Date.now() / 1000));
    for (const scene of demoStory) await teller.tell(scene);
    await section.commit();
    // The vault takes over what the last entries name, and destroys what they delete, when it is next asked.
    await session.vault.shred();
    tamper(session, teller.records.numberOf(tamperedRecord));
  } catch (error) {
    await section.rollback();
    throw error;
  }
};

/** For good: unlike what `medaudit tamper` breaks, it is part of the story. */
function tamper({ directory }: Session, recordId: number): void {
  const file = new VaultFile(directory);
  try {
    storeAttacks.find(({ kind }) => kind === "edit-envelope")?.apply(file, recordId);
  } finally {
    file.close();
  }
}

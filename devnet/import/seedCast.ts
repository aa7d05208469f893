import type { Seed } from "../Session.ts";
import { CallSigner } from "./CallSigner.ts";
import { enrol } from "./enrol.ts";

/** Begins a session with nobody's data: the roster's doctors and auditors are credentialed. Patients register themselves. */
export const seedCast: Seed = async ({ devnet, chain, personas }) => {
  await devnet.setTime(null);
  const section = await devnet.begin();
  try {
    await enrol(section, chain, new CallSigner(section, chain), personas, []);
    await section.commit();
  } catch (error) {
    await section.rollback();
    throw error;
  }
};

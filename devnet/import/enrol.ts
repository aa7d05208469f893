import type { Chain } from "../../chain/Chain.ts";
import type { LedgerCall } from "../../chain/encodeCall.ts";
import type { Hex } from "../../core/log/Hex.ts";
import type { Permission } from "../../core/log/Permission.ts";
import type { ChainWriter } from "../DevnetChain.ts";
import type { PersonaBook } from "../persona/PersonaBook.ts";
import type { PersonaKeys } from "../persona/PersonaKeys.ts";
import type { CallSigner } from "./CallSigner.ts";
import type { CastChart } from "./castImport.ts";
import { rolesToGive } from "./rolesToGive.ts";

/** What a doctor gets who wrote a part of the chart. */
const treating: readonly Permission[] = ["view", "copy", "print", "create", "amend", "delete"];

/** Credentials whoever lacks it, registers the patients, and gives their consents. All in one batch. */
export async function enrol(
  section: ChainWriter,
  chain: Chain,
  signer: CallSigner,
  book: PersonaBook,
  charts: readonly CastChart[],
): Promise<void> {
  const raws: Hex[] = [];
  const send = async (persona: PersonaKeys, call: LedgerCall) => {
    raws.push(await signer.sign(persona, call));
  };
  const staff = book.all.filter(({ role }) => role === "doctor" || role === "auditor");
  const authors = new Set(charts.flatMap(({ doctors }) => doctors));
  for (const persona of await rolesToGive(chain, staff, authors)) {
    await send(book.ofRole("registrar"), {
      action: "credential",
      account: persona.address,
      role: persona.role === "auditor" ? "auditor" : "doctor",
      encryptionKey: persona.encryptionPublicKey,
    });
  }
  for (const { patient, doctors } of charts) {
    await send(patient, { action: "register", encryptionKey: patient.encryptionPublicKey });
    for (const { address } of doctors) {
      await send(patient, {
        action: "grant",
        grantee: address,
        recordId: 0,
        permissions: treating,
        validFromSeconds: 0,
        validUntilSeconds: 0,
      });
    }
  }
  await section.sendBatch(raws);
}

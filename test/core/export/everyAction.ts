import { readEntries } from "../../../chain/readEntries.ts";
import { EntryBook } from "../../../cli/session/EntryBook.ts";
import { latestBlock } from "../../../cli/session/latestBlock.ts";
import type { EntryJson } from "../../../core/log/entryJson.ts";
import { access } from "../../vault/world/access.ts";
import { createRecord, seedWorld } from "../../vault/world/seedWorld.ts";
import type { World } from "../../vault/world/startWorld.ts";
import { testContent } from "../../vault/world/testContent.ts";
import { addressOf } from "../../vault/world/testPersonas.ts";

const purpose = "TREAT";
const content = testContent("more");
const daySeconds = 86_400;

/** Has everybody do everything, with success and, where the contract has that, refused. @returns the whole log */
export async function everyAction(world: World): Promise<EntryJson[]> {
  await seedWorld(world);
  await appointments(world);
  await records(world);
  const { act } = world;
  await act("anna", { action: "revoke", grantee: addressOf("omar"), recordId: 0 });
  await act("rita", { action: "suspend", account: addressOf("chen") });
  await act("chen", { action: "view", recordId: 1, version: 0, purpose });
  const { chain } = world;
  const toBlock = (await latestBlock(chain)).number;
  const entries = await readEntries(chain, { fromBlock: chain.deployBlock, toBlock });
  return new EntryBook().add(entries);
}

async function appointments({ act, ledger }: World): Promise<void> {
  const { nowSeconds } = await ledger.time();
  const doctor = addressOf("chen");
  for (const days of [1, 2, 3]) {
    const startsAtSeconds = nowSeconds + days * daySeconds;
    await act("anna", { action: "book", doctor, startsAtSeconds });
  }
  const startsAtSeconds = nowSeconds + 4 * daySeconds;
  await act("anna", { action: "reschedule", appointmentId: 1, startsAtSeconds });
  await act("anna", { action: "cancel", appointmentId: 1 });
  for (const as of ["diaz", "chen"] as const) {
    await act(as, { action: "fulfil", appointmentId: 2, recordId: 0 });
    await act(as, { action: "noshow", appointmentId: 3 });
  }
}

async function records(world: World): Promise<void> {
  const { act } = world;
  const patient = addressOf("anna");
  await createRecord(world, "chen", "anna", "first");
  const recordId = await createRecord(world, "chen", "anna", "second");
  await act("diaz", { action: "create", patient, content, purpose });
  for (const as of ["diaz", "chen"] as const) {
    await act(as, { action: "amend", recordId, replaces: 1, content, purpose });
    await act(as, { action: "view", recordId, version: 0, purpose });
    await act(as, { action: "copy", recordId, version: 1, purpose: "HPAYMT" });
    await act(as, { action: "print", recordId, version: 0, purpose: "HRESCH" });
  }
  await act("anna", { action: "view", recordId, version: 0, purpose: "PATRQT" });
  for (const as of ["vera", "omar"] as const) {
    await act(as, { action: "query", recordId });
    await act(as, { action: "report-mismatch", recordId });
  }
  // Allowed after the report; what the vault makes of it is another question.
  await access(world, "omar", recordId, { version: 2 });
  for (const as of ["diaz", "chen"] as const) {
    await act(as, { action: "delete", recordId, purpose });
  }
}

import { RefusedError } from "../../../core/errors/RefusedError.ts";
import type { Permission } from "../../../core/log/Permission.ts";
import type { Intent } from "../../../core/ports/Intent.ts";
import { access } from "../../vault/world/access.ts";
import { randomFrom } from "../../vault/world/randomFrom.ts";
import { grant, seedWorld } from "../../vault/world/seedWorld.ts";
import type { World } from "../../vault/world/startWorld.ts";
import { testContent } from "../../vault/world/testContent.ts";
import { addressOf, type TestPersona } from "../../vault/world/testPersonas.ts";

const doctors = ["chen", "diaz"] as const;
const patients = ["anna", "ben"] as const;
const auditors = ["omar", "vera"] as const;
const grantable: readonly Permission[] = ["view", "copy", "print", "create", "amend", "delete"];

/**
 * Acts of every kind by everybody, allowed or not, with clients that stop halfway and time that jumps; all honest.
 *
 * @returns how many acts left an entry
 */
export async function randomHistory(world: World, seed: number, acts: number): Promise<number> {
  const { pick, chance, subset } = randomFrom(seed);
  const below = (count: number) => pick([...Array(Math.max(1, count)).keys()]);
  await seedWorld(world);
  let entries = 0;
  let records = 0;
  let appointments = 0;
  for (let attempt = 0; entries < acts && attempt < acts * 6; attempt += 1) {
    const doctor = pick(doctors);
    const patient = pick(patients);
    const auditor = pick(auditors);
    const anybody: TestPersona = pick([doctor, doctor, patient, auditor]);
    const recordId = 1 + below(records);
    const appointmentId = 1 + below(appointments);
    const { nowSeconds } = await world.ledger.time();
    const startsAtSeconds = nowSeconds + 900 * (1 + below(500));
    const act = (as: TestPersona, intent: Intent) => world.act(as, intent);
    const versions = async () => (await world.client.inventory(recordId)).versions.length;
    const content = testContent(`act ${attempt}`);
    const purpose = "TREAT" as const;
    const kinds: Record<string, () => Promise<unknown>> = {
      grant: () => {
        const scope = chance(0.4) ? recordId : 0;
        const given = subset(grantable).filter((one) => scope === 0 || one !== "create");
        return grant(world, patient, doctor, given, {
          recordId: scope,
          from: chance(0.2) ? nowSeconds + pick([5, 60]) : 0,
          until: chance(0.4) ? nowSeconds + pick([100, 300, 900]) : 0,
        });
      },
      grantAudit: () => grant(world, patient, auditor, ["audit"]),
      revoke: () =>
        act(patient, {
          action: "revoke",
          grantee: addressOf(pick([doctor, auditor])),
          recordId: chance(0.5) ? recordId : 0,
        }),
      create: () =>
        act(doctor, { action: "create", patient: addressOf(patient), content, purpose }),
      amend: async () =>
        act(doctor, { action: "amend", recordId, replaces: await versions(), content, purpose }),
      remove: () => act(doctor, { action: "delete", recordId, purpose }),
      view: () => act(anybody, { action: "view", recordId, version: 0, purpose }),
      first: () => act(anybody, { action: "view", recordId, version: 1, purpose }),
      copy: () => act(doctor, { action: "copy", recordId, version: 0, purpose }),
      print: () => act(pick([doctor, patient]), { action: "print", recordId, version: 0, purpose }),
      crashed: () => access(world, doctor, recordId),
      query: () => act(auditor, { action: "query", recordId }),
      report: () => act(auditor, { action: "report-mismatch", recordId }),
      book: () => act(patient, { action: "book", doctor: addressOf(doctor), startsAtSeconds }),
      reschedule: () => act(patient, { action: "reschedule", appointmentId, startsAtSeconds }),
      cancel: () => act(patient, { action: "cancel", appointmentId }),
      fulfil: () => act(doctor, { action: "fulfil", appointmentId, recordId: 0 }),
      noshow: () => act(doctor, { action: "noshow", appointmentId }),
      suspend: () =>
        act("rita", { action: "suspend", account: addressOf(pick([doctor, auditor])) }),
      credential: () =>
        act("rita", { action: "credential", account: addressOf(doctor), role: "doctor" }),
      time: () => world.node.request("evm_increaseTime", [pick([5, 50, 400, 90_000])]),
    };
    const names = Object.keys(kinds).filter((name) => name !== "remove" || chance(0.3));
    const kind = pick([...names, "create", "grant", "credential", "view"]);
    const isDone = await tolerant(kinds[kind] as () => Promise<unknown>);
    if (isDone && kind !== "time") entries += 1;
    if (isDone && kind === "create") records += 1;
    if (isDone && kind === "book") appointments += 1;
  }
  return entries;
}

/** The ledger's reverts and the gate's refusals are part of any history; whatever else fails is not. */
async function tolerant(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    const isRefusal =
      error instanceof RefusedError && /^MA-(LEDGER|VAULT|RELEASE)-/.test(error.code);
    if (!isRefusal) throw error;
    return !error.code.startsWith("MA-LEDGER-");
  }
}

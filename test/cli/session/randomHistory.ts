import { submit } from "../../../chain/submit.ts";
import { MedauditError } from "../../../core/errors/MedauditError.ts";
import { RefusedError } from "../../../core/errors/RefusedError.ts";
import type { Permission } from "../../../core/log/Permission.ts";
import type { ActStage } from "../../../core/ports/ActPort.ts";
import type { Intent } from "../../../core/ports/Intent.ts";
import { access } from "../../vault/world/access.ts";
import { randomFrom } from "../../vault/world/randomFrom.ts";
import { seedWorld } from "../../vault/world/seedWorld.ts";
import type { World } from "../../vault/world/startWorld.ts";
import { testContent } from "../../vault/world/testContent.ts";
import { addressOf, personaOf, type TestPersona } from "../../vault/world/testPersonas.ts";

const doctors = ["chen", "diaz"] as const;
const patients = ["anna", "ben"] as const;
const auditors = ["omar", "vera"] as const;
const forGood = { recordId: 0, validFromSeconds: 0, validUntilSeconds: 0 };
const rare = ["remove", "untold", "restart", "suspend"];
const noActs = ["time", "restart"];
const stages: readonly ActStage[] = ["sealing", "storing", "sending", "mining"];
const grantable: readonly Permission[] = ["view", "copy", "print", "create", "amend", "delete"];

export interface HistoryOptions {
  readonly seed: number;
  /** The history ends once so many acts went through. */
  readonly acts: number;
  /** After each that did. */
  readonly onAct?: (done: number) => void;
  /** Waited for before the vault is away for a moment: who tallies just then is rightly told so. */
  readonly beforeRestart?: () => Promise<unknown>;
}

/**
 * Acts of every kind by everybody, allowed or not, with clients that stop halfway, a vault that starts again and time that
 * jumps; all honest.
 *
 * @returns how many acts went through
 */
export async function randomHistory(world: World, options: HistoryOptions): Promise<number> {
  const { seed, acts, onAct, beforeRestart } = options;
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
    const crashAt = chance(0.1) ? pick(stages) : null;
    const act = (as: TestPersona, intent: Intent) =>
      world.actor.act(intent, { as, ...(crashAt && stoppedAt(crashAt)) });
    const versions = async () => (await world.client.inventory(recordId)).versions.length;
    const content = testContent(`act ${attempt}`);
    const purpose = "TREAT" as const;
    const consent = (grantee: TestPersona, permissions: Permission[], terms: typeof forGood) =>
      act(patient, { action: "grant", grantee: addressOf(grantee), permissions, ...terms });
    const kinds: Record<string, () => Promise<unknown>> = {
      grant: () => {
        const scope = chance(0.4) ? recordId : 0;
        const given = (chance(0.5) ? grantable : subset(grantable)).filter(
          (one) => scope === 0 || one !== "create",
        );
        return consent(doctor, given, {
          recordId: scope,
          validFromSeconds: chance(0.2) ? nowSeconds + pick([5, 60]) : 0,
          validUntilSeconds: chance(0.4) ? nowSeconds + pick([100, 300, 900]) : 0,
        });
      },
      grantAudit: () => consent(auditor, ["audit"], forGood),
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
      unreleased: () => access(world, doctor, recordId),
      // The vault isn't told, and finds it in the log.
      untold: () =>
        submit(world.chain, personaOf(doctor).accountKey, { action: "delete", recordId, purpose }),
      restart: async () => {
        await beforeRestart?.();
        await world.restart();
      },
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
    const names = Object.keys(kinds).filter((name) => !rare.includes(name) || chance(0.3));
    const kind = pick([...names, "create", "create", "grant", "credential", "amend", "view"]);
    const isDone = await tolerant(kinds[kind] as () => Promise<unknown>);
    if (isDone && !noActs.includes(kind)) {
      entries += 1;
      onAct?.(entries);
    }
    if (isDone && kind === "create") records += 1;
    if (isDone && kind === "book") appointments += 1;
  }
  return entries;
}

/** A client that stops there, whatever that leaves. */
function stoppedAt(stage: ActStage) {
  const stop = new AbortController();
  const onStage = (reached: ActStage) => {
    if (reached === stage) stop.abort();
  };
  return { signal: stop.signal, onStage };
}

/** The ledger's reverts, the gate's refusals and clients that stop are part of any history; whatever else fails is not. */
async function tolerant(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (isStop(error)) return false;
    const isRefusal =
      error instanceof RefusedError && /^MA-(LEDGER|VAULT|RELEASE)-/.test(error.code);
    if (!isRefusal) throw error;
    return !error.code.startsWith("MA-LEDGER-");
  }
}

function isStop(error: unknown): boolean {
  return (
    (error instanceof Error && error.name === "AbortError") ||
    (error instanceof MedauditError && error.code === "MA-ABORTED")
  );
}

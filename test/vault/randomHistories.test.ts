import { expect, test } from "vitest";
import { RefusedError } from "../../core/errors/RefusedError.ts";
import type { Entry } from "../../core/log/Entry.ts";
import type { Permission } from "../../core/log/Permission.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import { type Access, access } from "./world/access.ts";
import { randomFrom } from "./world/randomFrom.ts";
import { grant, seedWorld } from "./world/seedWorld.ts";
import { startWorld, type World } from "./world/startWorld.ts";
import { testContent } from "./world/testContent.ts";
import { addressOf, type TestPersona } from "./world/testPersonas.ts";

const actsEach = 80;
const doctors = ["chen", "diaz"] as const;
const patients = ["anna", "ben"] as const;
const accesses = ["view", "copy", "print"] as const;
const grantable: readonly Permission[] = ["view", "copy", "print", "create", "amend", "delete"];

/** What was written, by record and version, as the test alone knows it. */
type Written = Map<number, { readonly patient: TestPersona; readonly versions: RecordContent[] }>;

class History {
  readonly released = new Set<string>();
  readonly #world: World;
  readonly #random: ReturnType<typeof randomFrom>;
  readonly #written: Written = new Map();
  /** Access entries whose client stopped before it asked for the release. */
  readonly #unasked: Access[] = [];

  constructor(world: World, seed: number) {
    this.#world = world;
    this.#random = randomFrom(seed);
  }

  async begin(): Promise<void> {
    for (const patient of patients) {
      await grant(this.#world, patient, "chen", grantable);
      await this.#create("chen", patient, `${patient}'s first record`);
    }
  }

  async act(at: number): Promise<void> {
    const { pick, chance } = this.#random;
    const kind = pick([
      "grant",
      "grant",
      "revoke",
      "create",
      "create",
      "amend",
      "delete",
      "access",
      "access",
      "access",
      "access",
      "access",
      "unasked",
      "late",
      ...(chance(0.5) ? (["suspend", "credential", "credential"] as const) : []),
      "time",
    ]);
    const doctor = pick(doctors);
    const patient = pick(patients);
    const recordId = this.#written.size > 0 ? pick([...this.#written.keys()]) : 1;
    await this.#tolerant(async () => {
      if (kind === "grant") await this.#grant(patient, doctor, chance(0.4) ? recordId : 0);
      else if (kind === "revoke") {
        const scope = chance(0.5) ? recordId : 0;
        const grantee = addressOf(doctor);
        await this.#world.act(patient, { action: "revoke", grantee, recordId: scope });
      } else if (kind === "create") await this.#create(doctor, patient, `record of act ${at}`);
      else if (kind === "amend") await this.#amend(doctor, recordId, `amendment of act ${at}`);
      else if (kind === "delete" && chance(0.3)) {
        await this.#world.act(doctor, { action: "delete", recordId, purpose: "TREAT" });
      } else if (kind === "access") {
        const owner = this.#written.get(recordId)?.patient ?? patient;
        await this.#access(pick([doctor, doctor, owner, patient]), recordId);
      } else if (kind === "unasked") {
        this.#unasked.push(await access(this.#world, doctor, recordId));
      } else if (kind === "late") await this.#late();
      else if (kind === "suspend") {
        await this.#world.act("rita", { action: "suspend", account: addressOf(doctor) });
      } else if (kind === "credential") {
        const account = addressOf(doctor);
        await this.#world.act("rita", { action: "credential", account, role: "doctor" });
      } else if (kind === "time") {
        await this.#world.node.request("evm_increaseTime", [pick([5, 50, 400])]);
      }
    });
  }

  /** A revert of the ledger is part of any history; whatever else fails is not. */
  async #tolerant(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const isRevert = error instanceof RefusedError && error.code.startsWith("MA-LEDGER-");
      if (!isRevert) throw error;
    }
  }

  async #grant(patient: TestPersona, doctor: TestPersona, recordId: number) {
    const { pick, chance, subset } = this.#random;
    const { nowSeconds } = await this.#world.ledger.time();
    const given = subset(grantable).filter((one) => recordId === 0 || one !== "create");
    await grant(this.#world, patient, doctor, given, {
      recordId,
      from: chance(0.2) ? nowSeconds + pick([5, 60]) : 0,
      until: chance(0.4) ? nowSeconds + pick([100, 300, 900]) : 0,
    });
  }

  async #create(doctor: TestPersona, patient: TestPersona, text: string) {
    const content = testContent(text);
    const { entry } = await this.#world.act(doctor, {
      action: "create",
      patient: addressOf(patient),
      content,
      purpose: "TREAT",
    });
    if (entry.outcome === "success") {
      this.#written.set(entry.recordId, { patient, versions: [content] });
    }
  }

  async #amend(doctor: TestPersona, recordId: number, text: string) {
    const known = this.#written.get(recordId);
    const replaces = known?.versions.length ?? 1;
    const content = testContent(text);
    const { entry } = await this.#world.act(doctor, {
      action: "amend",
      recordId,
      replaces,
      content,
      purpose: "TREAT",
    });
    if (entry.outcome === "success") known?.versions.push(content);
  }

  /** Released if and only if the entry says that it was allowed; and then what that version's author wrote. */
  async #access(as: TestPersona, recordId: number) {
    const { pick } = this.#random;
    const versions = this.#written.get(recordId)?.versions ?? [];
    const version = 1 + pick([...versions.keys(), 0]);
    const action = pick(accesses);
    const intent = { action, recordId, version, purpose: "TREAT" } as const;
    const { entry, content } = await this.#world.act(as, intent);
    if (entry.outcome === "success") this.released.add(entry.transactionHash);
    expect(content).toEqual(entry.outcome === "success" ? versions[version - 1] : null);
  }

  /** Asked for late: released only if it is still allowed, and never against a denied entry. */
  async #late() {
    const own = this.#unasked.shift();
    if (!own) return;
    const { entry, request } = own;
    const before = await this.#isAllowed(entry);
    const code = await this.#world.client.release(request).then(
      () => "released",
      (error) => String(error.code),
    );
    // A consent may end in the very second of the request: then either answer is right.
    if ((await this.#isAllowed(entry)) === before) {
      if (before) expect(["released", "MA-VAULT-DELETED"]).toContain(code);
      else expect(code).not.toBe("released");
    }
    if (code === "released") this.released.add(entry.transactionHash);
  }

  async #isAllowed({ outcome, recordedAtSeconds, ...entry }: Entry): Promise<boolean> {
    const { actor, action, patient, recordId } = entry;
    const { nowSeconds } = await this.#world.ledger.time();
    const reason = await this.#world.ledger.decideNow(actor, action, patient, recordId);
    return outcome === "success" && nowSeconds - recordedAtSeconds <= 600 && reason === "none";
  }
}

/** Others by the environment: `HISTORY_SEEDS=5,6,7`. */
const seeds = (process.env.HISTORY_SEEDS ?? "1,20,4711").split(",").map(Number);

test.each(seeds)(
  "what was released is exactly what the log says was allowed (seed %i)",
  { timeout: 120_000 },
  async (seed) => {
    const world = await startWorld();
    try {
      await seedWorld(world);
      const history = new History(world, seed);
      await history.begin();
      for (let at = 0; at < actsEach; at += 1) await history.act(at);
      const { releases } = await world.client.inventory();
      expect(new Set(releases.map((one) => one.transactionHash))).toEqual(history.released);
      expect(releases).toHaveLength(history.released.size);
      const { block } = await world.ledger.time();
      const entries = await world.ledger.entries(world.chain.deployBlock, block);
      const byHash = new Map(entries.map((entry) => [entry.transactionHash, entry]));
      for (const { transactionHash, actor, requestHash, recordId, version } of releases) {
        expect(byHash.get(transactionHash)).toMatchObject({
          outcome: "success",
          actor,
          recordId,
          version,
          commitment: requestHash,
        });
      }
      expect(history.released.size).toBeGreaterThan(5);
    } finally {
      await world.close();
    }
  },
);

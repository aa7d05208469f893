import { type Hash, type Hex, zeroHash } from "../../core/log/Hex.ts";
import { recipientsOf } from "../../core/vault/recipientsOf.ts";
import { type PreparedAccess, prepareAccess } from "../../vault/client/accessRequest.ts";
import { releaseRequestFor } from "../../vault/client/releaseVersion.ts";
import { reshareForGrantee } from "../../vault/client/reshareForGrantee.ts";
import { sealVersion } from "../../vault/client/sealVersion.ts";
import { type VaultSession, vaultOf } from "../../vault/client/VaultSession.ts";
import { chainLedgerView } from "../../vault/ledger/chainLedgerView.ts";
import { LedgerFollower } from "../../vault/ledger/LedgerFollower.ts";
import type { MinedTransaction, Section } from "../DevnetChain.ts";
import { CallSigner } from "../import/CallSigner.ts";
import type { Session } from "../Session.ts";
import { DemoRecords } from "./DemoRecords.ts";
import type { DemoPersona, DemoScene, DemoStep } from "./DemoStep.ts";
import { demoCall, isAccess, isWrite } from "./demoCall.ts";
import { demoSeconds } from "./demoSeconds.ts";

type Write = Extract<DemoStep["act"], { action: "create" | "amend" }>;

/** Makes scenes happen, each in one block: puts before it, releases and sealings to new grantees after it. */
export class DemoTeller {
  readonly records = new DemoRecords();
  readonly #session: Session;
  readonly #section: Section;
  readonly #signer: CallSigner;
  readonly #vault: VaultSession;
  readonly #follower: LedgerFollower;
  readonly #nowSeconds: number;

  constructor(session: Session, section: Section, nowSeconds: number) {
    this.#session = session;
    this.#section = section;
    this.#signer = new CallSigner(section, session.chain);
    this.#vault = { ledger: session.chain, sessionId: session.id, vault: session.vault };
    this.#follower = new LedgerFollower(chainLedgerView(session.chain, session.nextBlockSeconds));
    this.#nowSeconds = nowSeconds;
  }

  async tell({ at, steps }: DemoScene): Promise<void> {
    const atSeconds = this.#seconds(at);
    await this.#section.setTime(atSeconds, { frozen: true });
    const commitments = await this.#put(steps, atSeconds);
    const accesses = await this.#prepare(steps);
    const raws: Hex[] = [];
    for (const step of steps) {
      const call = demoCall(step, {
        records: this.records,
        persona: (name) => this.#persona(name),
        seconds: (moment) => this.#seconds(moment),
        commitment: commitments.get(step) ?? zeroHash,
        requestHash: accesses.get(step)?.requestHash ?? zeroHash,
      });
      raws.push(await this.#signer.sign(this.#persona(step.as), call));
    }
    const mined = await this.#section.sendBatch(raws);
    const releases = steps.map(async (step, place) => {
      const access = accesses.get(step);
      if (access && step.refused === undefined) await this.#release(step, access, mined[place]);
    });
    await Promise.all([...releases, this.#reshare(steps)]);
  }

  /** Seals and puts what the scene's doctors write. */
  async #put(steps: readonly DemoStep[], atSeconds: number): Promise<Map<DemoStep, Hash>> {
    const commitments = new Map<DemoStep, Hash>();
    const writes = steps.flatMap((step) => (isWrite(step.act) ? [{ step, act: step.act }] : []));
    if (writes.length === 0) return commitments;
    const { state } = await this.#follower.catchUp();
    await Promise.all(
      writes.map(async ({ step, act }) => {
        const { action } = act;
        const content = this.#write(act, atSeconds);
        const recordId = action === "create" ? 0 : this.records.numberOf(act.record);
        const patient =
          action === "create"
            ? this.#persona(act.patient).address
            : state.records.get(recordId)?.patient;
        if (!patient) throw new RangeError(`${act.record} isn't there yet`);
        const recipients = recipientsOf(state, patient, recordId, atSeconds);
        const version = { patient, action, recordId, content, recipients };
        const put = await sealVersion(this.#vault, this.#persona(step.as), version);
        await this.#vault.vault.put(put);
        commitments.set(step, put.commitment);
      }),
    );
    return commitments;
  }

  #write(act: Write, atSeconds: number) {
    return act.action === "create"
      ? this.records.create(act.record, atSeconds)
      : this.records.amend(act.record);
  }

  async #prepare(steps: readonly DemoStep[]): Promise<Map<DemoStep, PreparedAccess>> {
    const { vaultId } = await vaultOf(this.#vault);
    const accesses = new Map<DemoStep, PreparedAccess>();
    for (const step of steps) {
      if (!isAccess(step.act)) continue;
      const { action, record } = step.act;
      const [number, version] = [this.records.numberOf(record), this.records.versionOf(record)];
      accesses.set(step, prepareAccess(action, number, version, vaultId));
    }
    return accesses;
  }

  /** Has the vault release what the entry allows; nobody is there to read it. */
  async #release(step: DemoStep, access: PreparedAccess, mined: MinedTransaction | undefined) {
    if (!mined) throw new RangeError("an access was not mined");
    const params = [mined.hash];
    const receipt = await this.#section.request("eth_getTransactionReceipt", params);
    const { logs } = receipt as { readonly logs: readonly { readonly logIndex: string }[] };
    const entry = { transactionHash: mined.hash, logIndex: Number(logs.at(-1)?.logIndex) };
    const reader = this.#persona(step.as);
    await this.#vault.vault.release(releaseRequestFor(this.#vault, reader, access, entry));
  }

  /** What the patient's client does after a grant: seals the records that are there to the grantee. */
  async #reshare(steps: readonly DemoStep[]): Promise<void> {
    if (this.records.count === 0) return;
    for (const { as, act } of steps) {
      if (act.action !== "grant" || act.permissions.length === 0) continue;
      const { state, time } = await this.#follower.catchUp();
      await reshareForGrantee(this.#vault, {
        patient: this.#persona(as),
        grantee: this.#persona(act.to).address,
        state,
        nowSeconds: time.nowSeconds,
      });
    }
  }

  #persona(name: DemoPersona) {
    return this.#session.personas.named(name);
  }

  #seconds(moment: DemoScene["at"]): number {
    return demoSeconds(moment, this.#nowSeconds);
  }
}

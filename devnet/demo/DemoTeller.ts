import type { Hash, Hex } from "../../core/log/Hex.ts";
import { zeroHash } from "../../core/log/Hex.ts";
import { recipientsOf } from "../../core/vault/recipientsOf.ts";
import { type PreparedAccess, prepareAccess } from "../../vault/client/accessRequest.ts";
import { releaseVersion } from "../../vault/client/releaseVersion.ts";
import { reshareForGrantee } from "../../vault/client/reshareForGrantee.ts";
import { sealVersion } from "../../vault/client/sealVersion.ts";
import { VaultClient } from "../../vault/client/VaultClient.ts";
import { type VaultSession, vaultOf } from "../../vault/client/VaultSession.ts";
import { chainLedgerView } from "../../vault/ledger/chainLedgerView.ts";
import { type Followed, LedgerFollower } from "../../vault/ledger/LedgerFollower.ts";
import type { PutRequest } from "../../vault/protocol/PutRequest.ts";
import type { MinedTransaction, Section } from "../DevnetChain.ts";
import { CallSigner } from "../import/CallSigner.ts";
import type { Session } from "../Session.ts";
import { DemoRecords } from "./DemoRecords.ts";
import type { DemoPersona, DemoScene, DemoStep } from "./DemoStep.ts";
import { demoCall, isAccess, isWrite } from "./demoCall.ts";
import { demoSeconds } from "./demoSeconds.ts";

/** An access that was allowed, on its way to its release. */
interface Opening {
  readonly step: DemoStep;
  readonly prepared: PreparedAccess;
  readonly place: number;
}

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
    const vault = new VaultClient({ url: session.vaultUrl });
    this.#vault = { ledger: session.chain, sessionId: session.id, vault };
    this.#follower = new LedgerFollower(chainLedgerView(session.chain));
    this.#nowSeconds = nowSeconds;
  }

  async tell(scene: DemoScene): Promise<void> {
    const atSeconds = demoSeconds(scene.at, this.#nowSeconds);
    await this.#section.setTime(atSeconds, { frozen: true });
    const { vaultId } = await vaultOf(this.#vault);
    const writes = scene.steps.some(({ act }) => isWrite(act));
    const followed = writes ? await this.#follower.catchUp() : null;
    const raws: Hex[] = [];
    const puts: Promise<void>[] = [];
    const openings: Opening[] = [];
    for (const [place, step] of scene.steps.entries()) {
      const { act } = step;
      let commitment: Hash = zeroHash;
      let requestHash: Hash = zeroHash;
      if (isWrite(act)) {
        const put = await this.#seal(step, atSeconds, followed as Followed);
        commitment = put.commitment;
        puts.push(this.#vault.vault.put(put));
      } else if (isAccess(act)) {
        const { record } = act;
        const [number, version] = [this.records.numberOf(record), this.records.versionOf(record)];
        const prepared = prepareAccess(act.action, number, version, vaultId);
        requestHash = prepared.requestHash;
        if (step.refused === undefined) openings.push({ step, prepared, place });
      }
      const call = demoCall(step, {
        records: this.records,
        persona: (name) => this.#persona(name),
        seconds: (moment) => demoSeconds(moment, this.#nowSeconds),
        commitment,
        requestHash,
      });
      raws.push(await this.#signer.sign(this.#persona(step.as), call));
    }
    await Promise.all(puts);
    const mined = await this.#section.sendBatch(raws);
    await Promise.all(openings.map((opening) => this.#release(opening, mined)));
    await this.#reshare(scene);
  }

  #persona(name: DemoPersona) {
    return this.#session.personas.named(name);
  }

  async #seal({ as, act }: DemoStep, atSeconds: number, { state }: Followed): Promise<PutRequest> {
    if (!isWrite(act)) throw new TypeError("nothing to seal");
    const author = this.#persona(as);
    const isCreate = act.action === "create";
    const content = isCreate
      ? this.records.create(act.record, atSeconds)
      : this.records.amend(act.record);
    const recordId = isCreate ? 0 : this.records.numberOf(act.record);
    const patient = isCreate
      ? this.#persona(act.patient).address
      : state.records.get(recordId)?.patient;
    if (!patient) throw new TypeError("the record isn't there");
    const recipients = recipientsOf(state, patient, recordId, atSeconds);
    const { action } = act;
    return sealVersion(this.#vault, author, { patient, action, recordId, content, recipients });
  }

  async #release({ step, prepared, place }: Opening, mined: readonly MinedTransaction[]) {
    const hash = mined[place]?.hash as Hash;
    const logIndex = await this.#logIndexOf(hash);
    const reader = this.#persona(step.as);
    await releaseVersion(this.#vault, reader, prepared, { transactionHash: hash, logIndex });
  }

  /** The last log of the transaction is its entry. */
  async #logIndexOf(hash: Hash): Promise<number> {
    const receipt = await this.#section.request("eth_getTransactionReceipt", [hash]);
    const { logs } = receipt as { readonly logs: readonly { readonly logIndex: string }[] };
    return Number(logs.at(-1)?.logIndex);
  }

  /** What the patient's client does after a grant. */
  async #reshare({ steps }: DemoScene): Promise<void> {
    const grants = steps.filter(({ act }) => act.action === "grant" && act.permissions.length > 0);
    if (grants.length === 0) return;
    const { state, time } = await this.#follower.catchUp();
    for (const { as, act } of grants) {
      if (act.action !== "grant" || state.records.size === 0) continue;
      await reshareForGrantee(this.#vault, {
        patient: this.#persona(as),
        grantee: this.#persona(act.to).address,
        state,
        nowSeconds: time.nowSeconds,
      });
    }
  }
}

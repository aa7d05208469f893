import { RefusedError } from "../../../core/errors/RefusedError.ts";
import type { Action } from "../../../core/log/Action.ts";
import { isAccessAction } from "../../../core/log/Action.ts";
import type { Detail, Entry, StreamId } from "../../../core/log/Entry.ts";
import { type Address, type Hash, zeroAddress, zeroHash } from "../../../core/log/Hex.ts";
import { messageOf } from "../../../core/log/messageOf.ts";
import type { Reason } from "../../../core/log/Reason.ts";
import type { Status } from "../../../core/log/Status.ts";
import type {
  ActOptions,
  ActPort,
  ActResult,
  OpenedVersion,
  OpenResult,
} from "../../../core/ports/ActPort.ts";
import type { FeedEvent, FeedPort } from "../../../core/ports/FeedPort.ts";
import type { Intent } from "../../../core/ports/Intent.ts";
import type { Persona } from "../../../core/ports/Persona.ts";
import type { RecordContent } from "../../../core/record/RecordContent.ts";
import { applyEntries } from "../../../core/replay/applyEntries.ts";
import { refusalOf, whyNot } from "../../../core/replay/availability.ts";
import { emptyLedgerState } from "../../../core/replay/emptyLedgerState.ts";
import type { LedgerState } from "../../../core/replay/LedgerState.ts";
import { detailOf } from "./detailOf.ts";
import { hashOf } from "./hashOf.ts";

/** A ledger in memory that decides by the replay: the same ports as the real one, without a chain. */
export class ScriptedLedger implements ActPort, FeedPort {
  state: LedgerState = emptyLedgerState;
  readonly entries: Entry[] = [];
  readonly contents = new Map<string, RecordContent>();
  /** What a vault that was tampered with would release to an auditor; may throw as it refuses. */
  released: ((entry: Entry) => readonly OpenedVersion[]) | null = null;
  /** Unix seconds of the next entry. */
  nowSeconds: number;
  readonly #personas: readonly Persona[];
  readonly #listeners = new Set<(event: FeedEvent) => void>();
  #block = 0;
  #recordCount = 0;
  #appointmentCount = 0;

  constructor(personas: readonly Persona[], startSeconds: number) {
    this.#personas = personas;
    this.nowSeconds = startSeconds;
    const registrar = personas.find(({ role }) => role === "registrar");
    if (registrar) this.#openRegistry(registrar);
  }

  subscribe(listener: (event: FeedEvent) => void): () => void {
    listener({ kind: "health", health: { state: "connected" } });
    listener({ kind: "entries", entries: [...this.entries] });
    for (const entry of this.entries.slice(-200))
      listener({ kind: "block", block: this.#blockOf(entry) });
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  say(event: FeedEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  async act(intent: Intent, options: ActOptions): Promise<ActResult> {
    const entry = await this.#mined(intent, options);
    const isOpened = isAccessAction(entry.action) && entry.outcome === "success";
    const content = isOpened ? this.contents.get(`${entry.recordId}:${entry.version}`) : undefined;
    return { entry, content: content ?? null };
  }

  async open(intent: Intent, options: ActOptions): Promise<OpenResult> {
    const entry = await this.#mined(intent, options);
    if (entry.outcome === "denied") return { entry, release: null };
    const { recordId, version } = entry;
    const content = this.contents.get(`${recordId}:${version}`);
    const honest = content ? [{ version, content, finding: null }] : [];
    return { entry, release: { versions: this.released?.(entry) ?? honest } };
  }

  async #mined(intent: Intent, { as, onStage }: ActOptions): Promise<Entry> {
    onStage?.("sending");
    await new Promise((resolve) => setTimeout(resolve, 30));
    onStage?.("mining");
    await new Promise((resolve) => setTimeout(resolve, 30));
    this.nowSeconds = Math.max(this.nowSeconds, Math.floor(Date.now() / 1000));
    return this.play(as, intent);
  }

  /** Acts at once. @throws RefusedError where the contract would revert */
  play(name: string, intent: Intent): Entry {
    const persona = this.#personas.find((one) => one.name === name);
    if (!persona) throw new Error(`nobody is called ${name}`);
    const reason = this.#decide(persona.address, intent);
    const isDone = reason === "none";
    if (isDone && intent.action === "create") this.#recordCount += 1;
    if (isDone && intent.action === "book") this.#appointmentCount += 1;
    const recordId = this.#recordIdOf(intent, isDone);
    const entry = this.#entryOf(persona, intent, reason, recordId);
    if (isDone && (intent.action === "create" || intent.action === "amend")) {
      this.contents.set(`${recordId}:${entry.version}`, intent.content);
    }
    this.append(entry);
    return entry;
  }

  append(entry: Entry): void {
    this.entries.push(entry);
    this.state = applyEntries(this.state, [entry]);
    this.say({ kind: "entries", entries: [entry] });
    this.say({ kind: "block", block: this.#blockOf(entry) });
  }

  /** As the contract's constructor: the registry's first entry names the registrar. */
  #openRegistry(registrar: Persona): void {
    const intent: Intent = { action: "credential", account: registrar.address, role: "doctor" };
    const { detail: _, ...entry } = this.#entryOf(registrar, intent, "none", 0);
    this.append({
      ...entry,
      detail: {
        kind: "participant",
        account: registrar.address,
        role: "registrar",
        suspended: false,
        encryptionKey: zeroHash,
      },
    });
  }

  #decide(actor: Address, intent: Intent): Reason {
    const target = {
      ...("patient" in intent ? { patient: intent.patient } : {}),
      ...("recordId" in intent ? { recordId: intent.recordId } : {}),
      ...("appointmentId" in intent ? { appointmentId: intent.appointmentId } : {}),
    };
    const refusal = refusalOf(this.state, actor, intent.action, target, this.nowSeconds);
    const blocked = whyNot(this.state, actor, intent.action, target, this.nowSeconds);
    if (blocked !== null && refusal === "none") {
      throw new RefusedError({
        code: "MA-CHAIN-REVERTED",
        happened: `The ledger refused: ${blocked}`,
        todo: "choose another persona or record",
      });
    }
    return refusal;
  }

  #recordIdOf(intent: Intent, isDone: boolean): number {
    if (intent.action === "create") return isDone ? this.#recordCount : 0;
    const isOnRecord =
      isAccessAction(intent.action) ||
      ["amend", "delete", "query", "report-mismatch"].includes(intent.action);
    return isOnRecord && "recordId" in intent ? intent.recordId : 0;
  }

  #entryOf(persona: Persona, intent: Intent, reason: Reason, recordId: number): Entry {
    const isDone = reason === "none";
    const record = this.state.records.get(recordId);
    const detail = isDone
      ? detailOf(intent, persona.address, this.state, this.#appointmentCount)
      : null;
    const patient = this.#patientOf(persona, intent, detail, record?.patient);
    const stream: StreamId =
      recordId > 0
        ? `record:${recordId}`
        : patient === zeroAddress
          ? "registry"
          : `chart:${patient}`;
    const seq = (this.state.streams.get(stream)?.seq ?? 0) + 1;
    const version = versionOf(intent, record?.version ?? 0, isDone);
    const commitment = isDone ? commitmentOf(intent, recordId, version) : zeroHash;
    this.#block += 1;
    this.nowSeconds += 1;
    return {
      stream,
      seq,
      recordId,
      patient,
      actor: persona.address,
      doctor: persona.role === "doctor" ? persona.address : zeroAddress,
      auditor: persona.role === "auditor" ? persona.address : zeroAddress,
      action: intent.action,
      outcome: isDone ? "success" : "denied",
      status:
        recordId === 0 ? "none" : statusAfter(intent.action, isDone, record?.status ?? "active"),
      purpose: "purpose" in intent ? intent.purpose : "PATADMIN",
      version,
      recordedAtSeconds: this.nowSeconds,
      commitment,
      head: hashOf(`${stream} ${seq} ${commitment}`),
      message: messageOf(intent.action, reason),
      block: this.#block,
      transactionHash: hashOf(`transaction ${this.#block}`),
      logIndex: 0,
      detail,
    };
  }

  #patientOf(persona: Persona, intent: Intent, detail: Detail | null, owner?: Address): Address {
    if (owner) return owner;
    if (intent.action === "credential" || intent.action === "suspend") return zeroAddress;
    if (intent.action === "create") return intent.patient;
    if (detail && "patient" in detail) return detail.patient;
    if ("appointmentId" in intent) {
      return this.state.appointments.get(intent.appointmentId)?.patient ?? persona.address;
    }
    return persona.address;
  }

  #blockOf(entry: Entry) {
    return {
      number: entry.block,
      hash: hashOf(`block ${entry.block}`),
      timestampSeconds: entry.recordedAtSeconds,
      transactions: 1,
      gasUsed: BigInt(41_000 + (Number.parseInt(entry.head.slice(2, 6), 16) % 60_000)),
    };
  }
}

function versionOf(intent: Intent, current: number, isDone: boolean): number {
  if (intent.action === "create") return isDone ? 1 : 0;
  if (intent.action === "amend") return isDone ? current + 1 : current;
  if ("version" in intent && intent.version > 0) return intent.version;
  return current;
}

function statusAfter(action: Action, isDone: boolean, before: Status): Status {
  if (!isDone) return before;
  if (action === "amend") return "amended";
  if (action === "delete") return "deleted";
  return before;
}

/** As the scripted vault computes it from the same record and version. */
function commitmentOf(intent: Intent, recordId: number, version: number): Hash {
  return intent.action === "create" || intent.action === "amend"
    ? hashOf(`envelope ${recordId} ${version}`)
    : hashOf(`${intent.action} ${recordId} ${version}`);
}

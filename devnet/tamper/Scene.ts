import type { Chain } from "../../chain/Chain.ts";
import { Rpc } from "../../chain/Rpc.ts";
import { readLog } from "../../chain/readLog.ts";
import type { Entry, StreamId } from "../../core/log/Entry.ts";
import type { Hash } from "../../core/log/Hex.ts";
import { applyEntries } from "../../core/replay/applyEntries.ts";
import { emptyLedgerState } from "../../core/replay/emptyLedgerState.ts";
import type { LedgerRecord, LedgerState } from "../../core/replay/LedgerState.ts";
import { readJson } from "../session/readJson.ts";
import type { SessionFile } from "../session/SessionFile.ts";
import { writeFileAtomically } from "../session/writeFileAtomically.ts";
import { type Lie, lyingFile } from "./Lie.ts";
import { lyingFetch } from "./lyingFetch.ts";
import { TamperError } from "./TamperError.ts";
import { readUndos, type Undo, writeUndos } from "./Undo.ts";
import { writeSlot } from "./writeSlot.ts";

/** A session about to be tampered with, as an auditor sees it, and what an attacker can do to it. */
export class Scene {
  readonly file: SessionFile;
  readonly chain: Chain;
  readonly recordId: number;
  readonly entries: readonly Entry[];
  readonly state: LedgerState;

  private constructor(
    file: SessionFile,
    chain: Chain,
    recordId: number,
    entries: readonly Entry[],
  ) {
    this.file = file;
    this.chain = chain;
    this.recordId = recordId;
    this.entries = entries;
    this.state = applyEntries(emptyLedgerState, entries);
  }

  static async open(file: SessionFile, recordId: number): Promise<Scene> {
    const { rpcUrl, chainId, contract, deployBlock } = file;
    const rpc = new Rpc({ url: rpcUrl, fetch: lyingFetch(file.directory) });
    const chain = { rpc, chainId, contract, deployBlock };
    const toBlock = Number(await rpc.request("eth_blockNumber"));
    const { entries } = await readLog(chain, { fromBlock: deployBlock, toBlock });
    return new Scene(file, chain, recordId, entries);
  }

  get record(): LedgerRecord {
    const record = this.state.records.get(this.recordId);
    if (!record) throw new TamperError(`there is no record ${this.recordId}`, "in the log");
    return record;
  }

  get chart(): StreamId {
    return `chart:${this.record.patient}`;
  }

  stream(stream: StreamId): readonly Entry[] {
    return this.entries.filter((entry) => entry.stream === stream);
  }

  /** The entries of the record. @throws TamperError where there are fewer */
  own(least: number): readonly Entry[] {
    const entries = this.stream(`record:${this.record.recordId}`);
    if (entries.length >= least) return entries;
    throw new TamperError(`record ${this.recordId} has too few entries`, `${least} entries old`);
  }

  /** Has the node lie from now on, beside the lies that it tells already. */
  lie(...lies: readonly Lie[]): void {
    const path = lyingFile(this.file.directory);
    const before = readJson(path) as { readonly lies?: readonly Lie[] } | null;
    this.remember({ kind: "lies", lies: before?.lies ?? [] });
    writeFileAtomically(path, JSON.stringify({ lies: [...(before?.lies ?? []), ...lies] }));
  }

  /** Writes the contract's storage, mined in. */
  async store(slot: Hash, change: (word: bigint) => bigint): Promise<void> {
    const answer = await this.chain.rpc.request("eth_getStorageAt", [
      this.chain.contract,
      slot,
      "latest",
    ]);
    const word = BigInt(String(answer));
    this.remember({ kind: "slot", slot, word: wordOf(word) });
    await writeSlot(this.file, slot, wordOf(change(word)));
  }

  remember(undo: Undo): void {
    const { directory } = this.file;
    writeUndos(directory, [...readUndos(directory), undo]);
  }
}

function wordOf(value: bigint): Hash {
  return `0x${value.toString(16).padStart(64, "0")}`;
}

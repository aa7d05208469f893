import type { Action } from "../../core/log/Action.ts";
import type { Entry } from "../../core/log/Entry.ts";
import type { Address, Hash } from "../../core/log/Hex.ts";
import type { LedgerId } from "../../core/log/headOf.ts";
import type { Reason } from "../../core/log/Reason.ts";
import type { LedgerRecord, LedgerState } from "../../core/replay/LedgerState.ts";
import type { ContractView } from "../../core/tally/ContractView.ts";

export interface LedgerTime {
  readonly block: number;
  readonly blockHash: Hash;
  /** The time that a transaction mined now would have: never before the newest block's. */
  readonly nowSeconds: number;
}

export interface MinedTransaction {
  /** Who signed it: recovered from its signature, whose fields hash to its hash; null where they don't. */
  readonly signer: Address | null;
  /** The contract's entries in it; none where it failed or went elsewhere. */
  readonly entries: readonly Entry[];
}

/** All that the vault and its clients ask of the chain. @throws MedauditError where the node is away or lies */
export interface LedgerView extends LedgerId {
  /** Where the contract was created. */
  readonly deployBlock: number;
  time(): Promise<LedgerTime>;
  /** null where there is no such block. */
  blockHash(block: number): Promise<Hash | null>;
  /** In the chain's order; both blocks included. */
  entries(fromBlock: number, toBlock: number): Promise<readonly Entry[]>;
  /** null where no block holds it. */
  mined(transactionHash: Hash): Promise<MinedTransaction | null>;
  /** What the contract itself would decide for a transaction mined now. @param recordId 0 for create */
  decideNow(actor: Address, action: Action, patient: Address, recordId: number): Promise<Reason>;
  /** The contract's storage at a block, as far as it bears on a record. @param state the replay up to that block */
  contractView(record: LedgerRecord, state: LedgerState, block: number): Promise<ContractView>;
}

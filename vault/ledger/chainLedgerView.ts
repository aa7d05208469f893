import type { Chain } from "../../chain/Chain.ts";
import { entriesOf } from "../../chain/entriesOf.ts";
import { numberOf, quantity } from "../../chain/hexQuantity.ts";
import { ledgerAbi } from "../../chain/ledgerAbi.ts";
import { transactionSigner } from "../../chain/parseTransaction.ts";
import { RpcError } from "../../chain/RpcError.ts";
import { readContractViews } from "../../chain/readContractViews.ts";
import { readEntries } from "../../chain/readEntries.ts";
import { type Action, actionNumber } from "../../core/log/Action.ts";
import type { Address, Hash } from "../../core/log/Hex.ts";
import { reasons } from "../../core/log/Reason.ts";
import type { LedgerTime, LedgerView, MinedTransaction } from "./LedgerView.ts";

/**
 * The ledger as a node shows it over JSON-RPC.
 *
 * @param nextBlockSeconds the time that the next block will have, where somebody knows it better than the node's pending
 * block: a chain that mines on demand doesn't move its time on while nothing happens
 */
export function chainLedgerView(chain: Chain, nextBlockSeconds?: () => number): LedgerView {
  return {
    chainId: chain.chainId,
    contract: chain.contract,
    deployBlock: chain.deployBlock,
    time: () => timeOf(chain, nextBlockSeconds),
    async blockHash(block) {
      return (await blockAt(chain, quantity(block)))?.hash ?? null;
    },
    entries: (fromBlock, toBlock) => readEntries(chain, { fromBlock, toBlock }),
    mined: (transactionHash) => minedIn(chain, transactionHash),
    decideNow: (actor, action, patient, recordId) =>
      decidedBy(chain, actor, action, patient, recordId),
    async contractView(known, state, block) {
      const { recordId } = known;
      const views = await readContractViews(chain, [{ recordId, known }], state, block);
      const view = views.get(recordId);
      if (!view) throw new RpcError("malformed", "the contract's storage was not given");
      return view;
    },
  };
}

interface Block {
  readonly number: string | null;
  readonly hash: Hash | null;
  readonly timestamp: string;
}

async function blockAt(chain: Chain, tag: string): Promise<Block | null> {
  return (await chain.rpc.request("eth_getBlockByNumber", [tag, false])) as Block | null;
}

async function timeOf(
  chain: Chain,
  nextBlockSeconds: (() => number) | undefined,
): Promise<LedgerTime> {
  // A pending block is dear: a node that mines on demand makes it up anew for each question.
  const tags = nextBlockSeconds ? ["latest"] : ["latest", "pending"];
  const [latest, pending] = (await chain.rpc.batch(
    tags.map((tag) => ["eth_getBlockByNumber", [tag, false]]),
  )) as [Block | null, Block | null | undefined];
  if (!latest?.hash) throw new RpcError("malformed", "the newest block was not given");
  const latestSeconds = numberOf(latest.timestamp);
  return {
    block: numberOf(latest.number),
    blockHash: latest.hash,
    nowSeconds: Math.max(
      latestSeconds,
      nextBlockSeconds?.() ?? (pending ? numberOf(pending.timestamp) : 0),
    ),
  };
}

async function minedIn(chain: Chain, transactionHash: Hash): Promise<MinedTransaction | null> {
  const [transaction, receipt] = (await chain.rpc.batch([
    ["eth_getTransactionByHash", [transactionHash]],
    ["eth_getTransactionReceipt", [transactionHash]],
  ])) as [unknown, { status?: string; blockNumber?: string | null } | null];
  if (transaction === null || !receipt?.blockNumber) return null;
  return {
    signer: transactionSigner(transaction, transactionHash),
    entries: receipt.status === "0x1" ? entriesOf(receipt, chain.contract) : [],
  };
}

/** Asked of the pending block: a consent that has ended since the newest block must not decide any more. */
async function decidedBy(
  chain: Chain,
  actor: Address,
  action: Action,
  patient: Address,
  recordId: number,
) {
  const args = [actor, actionNumber(action), patient, recordId];
  const call = { to: chain.contract, data: ledgerAbi().encodeFunctionData("decide", args) };
  const answer = String(await chain.rpc.request("eth_call", [call, "pending"]));
  const reason = /^0x[0-9a-f]{64}$/.test(answer) ? reasons[Number(answer)] : undefined;
  if (reason === undefined) throw new RpcError("malformed", "decide() gave no reason");
  return reason;
}

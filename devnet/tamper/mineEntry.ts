import { Transaction } from "ethers/transaction";
import { addressOfKey } from "../../chain/curve/addressOfKey.ts";
import { signDigest } from "../../chain/curve/signDigest.ts";
import { numberOf } from "../../chain/hexQuantity.ts";
import { streamSlots } from "../../chain/proof/streamSlots.ts";
import { type Hex, zeroHash } from "../../core/log/Hex.ts";
import { headWords } from "../../core/log/headOf.ts";
import { openPersonas } from "../openPersonas.ts";
import { remoteChain } from "../remoteChain.ts";
import { appointmentLog, entryLog } from "./entryLog.ts";
import { type ForgedEntry, nextEntry } from "./ForgedEntry.ts";
import { seqShift } from "./moveHead.ts";
import { puppetCode } from "./puppetCode.ts";
import type { Scene } from "./Scene.ts";
import { TamperError } from "./TamperError.ts";

export interface MiningTerms {
  /** The actor's; where it is left out, the persona's who has that address. */
  readonly key?: Hex;
  /** Of the entry's time against its block's. */
  readonly secondsLate?: number;
}

const gasLimit = 1_000_000n;

/**
 * Has the contract leave an entry that its rules would not: whoever runs the chain replaces its code for one transaction,
 * which the actor signs. Entry, receipt and storage are then real ones. To undo it, the history is made again without that
 * code: the transaction reverts in it.
 */
export async function mineEntry(
  scene: Scene,
  forged: ForgedEntry,
  { key = keyOf(scene, forged.actor), secondsLate = 0 }: MiningTerms = {},
): Promise<void> {
  const { contract, chainId } = scene.chain;
  const section = await remoteChain(scene.file).begin();
  try {
    const from = addressOfKey(key);
    const [own, nonce] = await Promise.all([
      section.request("eth_getCode", [contract, "latest"]),
      section.request("eth_getTransactionCount", [from, "pending"]),
    ]);
    const puppet = [contract, await puppetFor(scene, forged, secondsLate)];
    const transaction = Transaction.from({
      type: 2,
      chainId,
      to: contract,
      nonce: numberOf(nonce),
      gasLimit,
      maxFeePerGas: 0n,
      maxPriorityFeePerGas: 0n,
    });
    transaction.signature = signDigest(transaction.unsignedHash, key);
    await section.request("hardhat_setCode", puppet);
    await section.request("eth_sendRawTransaction", [transaction.serialized]);
    await section.request("hardhat_setCode", [contract, own]);
    // The next header knows of the code.
    await section.request("hardhat_mine", [1]);
    await section.commit();
    scene.remember({ kind: "call", method: "hardhat_setCode", params: puppet });
  } finally {
    await section.rollback();
  }
}

async function puppetFor(scene: Scene, forged: ForgedEntry, secondsLate: number): Promise<Hex> {
  const { contract, rpc } = scene.chain;
  const entry = nextEntry(scene, forged);
  const last = scene.stream(forged.stream).at(-1);
  const slots = streamSlots(forged.stream);
  const word = await rpc.request("eth_getStorageAt", [contract, slots.seq, "latest"]);
  return puppetCode({
    headWords: headWords(entry, last?.head ?? zeroHash, scene.chain),
    headSlot: BigInt(slots.head),
    slots: [[BigInt(slots.seq), BigInt(String(word)) + (1n << seqShift(forged.stream))]],
    logs: forged.detail ? [appointmentLog(contract, entry, forged.detail)] : [],
    entry: entryLog(contract, entry),
    secondsLate,
  });
}

function keyOf(scene: Scene, actor: string): Hex {
  const persona = openPersonas(scene.file.directory).all.find(({ address }) => address === actor);
  if (!persona) throw new TamperError("nobody here has that actor's key", "a persona's");
  return persona.accountKey;
}

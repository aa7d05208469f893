import { keccak256 } from "ethers/crypto";
import { decodeRlp } from "ethers/utils";
import type { Hash } from "../../core/log/Hex.ts";
import type { Chain } from "../Chain.ts";
import { hexToBytes } from "../hexBytes.ts";
import { quantity } from "../hexQuantity.ts";
import type { BlockHeader } from "./BlockHeader.ts";
import { ProofError } from "./ProofError.ts";

/** Slots proved in one request. */
const slotsAtOnce = 400;
/** A trie's depth is bounded by its keys' length. */
const nodesMost = 65;
/** A branch has sixteen hashes; no value here is longer. */
const nodeLengthMost = 2 + 2 * 1_024;
const isWord = /^0x[0-9a-f]{1,64}$/i;

interface AccountProof {
  readonly accountProof: readonly string[];
  readonly storageProof: readonly {
    readonly key: string;
    readonly value: unknown;
    readonly proof: readonly string[];
  }[];
  readonly said: Readonly<Record<string, unknown>>;
}

/**
 * What the contract's slots hold, proved by the state root of the pinned block (`eth_getProof`, EIP-1186). What the node says
 * beside its proofs must be what they prove.
 *
 * @throws ProofError, RpcError
 */
export async function proveWords(
  chain: Chain,
  slots: readonly Hash[],
  header: BlockHeader,
  signal?: AbortSignal,
): Promise<ReadonlyMap<Hash, bigint>> {
  const wanted = [...new Set(slots)];
  const words = new Map<Hash, bigint>();
  for (let at = 0; at < wanted.length; at += slotsAtOnce) {
    const part = wanted.slice(at, at + slotsAtOnce);
    const params = [chain.contract, part, quantity(header.number)];
    const answer = await chain.rpc.request("eth_getProof", params, signal);
    const proven = await provenWords(answer, chain, header);
    for (const slot of part) {
      const word = proven.get(slot);
      if (word === undefined) throw new ProofError(`slot ${slot} is not proved`);
      words.set(slot, word);
    }
  }
  return words;
}

async function provenWords(
  answer: unknown,
  chain: Chain,
  header: BlockHeader,
): Promise<Map<string, bigint>> {
  const proof = checkShape(answer);
  const { address } = proof.said;
  if (String(address).toLowerCase() !== chain.contract.toLowerCase()) {
    throw new ProofError("it is about another contract");
  }
  const account = await provenValue(header.stateRoot, keyOf(chain.contract), proof.accountProof);
  if (account === null) throw new ProofError("there is no contract at this address");
  const storageRoot = storageRootIn(account, proof.said);
  const words = new Map<string, bigint>();
  for (const { key, value: said, proof: nodes } of proof.storageProof) {
    const slot = `0x${BigInt(key).toString(16).padStart(64, "0")}`;
    const value = await provenValue(storageRoot, keyOf(slot), nodes);
    const word = value === null ? 0n : wordIn(value);
    if (!isSaid(said, word)) throw new ProofError(`it says another value of slot ${slot}`);
    words.set(slot, word);
  }
  return words;
}

/** In the order of the account's RLP list. */
const accountFields = ["nonce", "balance", "storageHash", "codeHash"];

function storageRootIn(account: Uint8Array, said: AccountProof["said"]): Hash {
  const fields = decoded(account);
  const storageRoot = Array.isArray(fields) ? fields[2] : undefined;
  if (!Array.isArray(fields) || typeof storageRoot !== "string" || storageRoot.length !== 66) {
    throw new ProofError("the account is malformed");
  }
  for (const [place, name] of accountFields.entries()) {
    const proven = fields[place] === "0x" ? "0x0" : String(fields[place]);
    if (!isWord.test(proven) || !isSaid(said[name], BigInt(proven))) {
      throw new ProofError(`it says another ${name} of the contract`);
    }
  }
  return storageRoot as Hash;
}

function isSaid(value: unknown, proven: bigint): boolean {
  return typeof value === "string" && isWord.test(value) && BigInt(value) === proven;
}

function wordIn(value: Uint8Array): bigint {
  const word = decoded(value);
  // Some nodes keep a zero where Ethereum keeps nothing.
  if (word === "0x") return 0n;
  if (typeof word !== "string" || !isWord.test(word)) {
    throw new ProofError("a word is malformed");
  }
  return BigInt(word);
}

function decoded(value: Uint8Array) {
  try {
    return decodeRlp(value);
  } catch (cause) {
    throw new ProofError("a value is not RLP", cause);
  }
}

function keyOf(data: string): Uint8Array {
  return hexToBytes(keccak256(data));
}

/** The value under a hashed key; null where its absence is proved. An empty trie has no nodes to show. */
async function provenValue(
  root: Hash,
  key: Uint8Array,
  nodes: readonly string[],
): Promise<Uint8Array | null> {
  // Loaded where it is first needed: it is not small, and only a tally needs it.
  const { verifyMerkleProof } = await import("@ethereumjs/mpt");
  if (nodes.length === 0) {
    if (root === emptyTrieRoot) return null;
    throw new ProofError("the proof is empty");
  }
  try {
    return await verifyMerkleProof(key, nodes.map(hexToBytes), { root: hexToBytes(root) });
  } catch (cause) {
    throw new ProofError("its nodes don't lead to the state root", cause);
  }
}

const emptyTrieRoot = keccak256("0x80");

function checkShape(answer: unknown): AccountProof {
  const said = (answer ?? {}) as Record<string, unknown>;
  const { accountProof, storageProof } = said;
  const isNodes = (nodes: unknown): nodes is string[] =>
    Array.isArray(nodes) &&
    nodes.length <= nodesMost &&
    nodes.every(
      (node) =>
        typeof node === "string" &&
        node.length <= nodeLengthMost &&
        /^0x([0-9a-f]{2})+$/i.test(node),
    );
  const isStorage = (item: unknown): boolean => {
    const { key, proof } = (item ?? {}) as Record<string, unknown>;
    return typeof key === "string" && isWord.test(key) && isNodes(proof);
  };
  if (!isNodes(accountProof) || !Array.isArray(storageProof) || !storageProof.every(isStorage)) {
    throw new ProofError("it is malformed");
  }
  return { accountProof, storageProof, said };
}

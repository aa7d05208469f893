import type { Hash } from "../../core/log/Hex.ts";
import { keccak } from "../../core/log/keccak.ts";
import { sha256 } from "../crypto/sha256.ts";

/** keccak256 in JavaScript takes tens of milliseconds a megabyte, SHA-256 a fraction of it: bytes seen before are known again by that. */
const known = new Map<Hash, Hash>();
const knownMost = 20_000;

/** What the ledger carries of a version: keccak256 of its envelope's bytes. */
export function commitmentOf(envelope: Uint8Array): Hash {
  const digest = sha256(envelope);
  const before = known.get(digest);
  if (before !== undefined) return before;
  const commitment = keccak(envelope);
  if (known.size >= knownMost) known.clear();
  known.set(digest, commitment);
  return commitment;
}

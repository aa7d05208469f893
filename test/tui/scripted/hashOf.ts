import { createHash } from "node:crypto";
import type { Hash } from "../../../core/log/Hex.ts";

/** A hash for scripted ledgers: the same for the same text. */
export function hashOf(text: string): Hash {
  return `0x${createHash("sha256").update(text).digest("hex")}`;
}

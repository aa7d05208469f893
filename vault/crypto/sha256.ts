import { createHash } from "node:crypto";
import type { Hash } from "../../core/log/Hex.ts";

export function sha256(...parts: readonly Uint8Array[]): Hash {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return `0x${hash.digest("hex")}`;
}

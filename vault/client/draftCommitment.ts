import { randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import type { Hash } from "../../core/log/Hex.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import { label } from "../crypto/label.ts";
import { sha256 } from "../crypto/sha256.ts";

/** The commitment of an attempt that is refused: salted, so that a denied entry gives nothing of its content away. */
export function draftCommitment(content: RecordContent): Hash {
  const bytes = Buffer.from(canonicalize(content) as string, "utf8");
  return sha256(label("refused draft"), randomBytes(32), bytes);
}

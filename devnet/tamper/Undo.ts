import { Buffer } from "node:buffer";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { SQLInputValue } from "node:sqlite";
import type { Hash } from "../../core/log/Hex.ts";
import { readJson } from "../session/readJson.ts";
import { writeFileAtomically } from "../session/writeFileAtomically.ts";

/** How to put back one thing. */
export type Undo =
  | {
      readonly kind: "row";
      readonly table: string;
      readonly key: Record<string, SQLInputValue>;
      /** As it was; null where there was none. */
      readonly row: Record<string, SQLInputValue> | null;
    }
  | { readonly kind: "slot"; readonly slot: Hash; readonly word: Hash }
  /** The lies that were told before. */
  | { readonly kind: "lies"; readonly lies: readonly Lie[] }
  /** What audits had saved: those made of a forged log must not outlive it. */
  | { readonly kind: "checkpoints"; readonly text: string | null }
  /** A control that the history is to be without. */
  | { readonly kind: "call"; readonly method: string; readonly params: readonly unknown[] }
  /** How the releases' table was made. */
  | { readonly kind: "table"; readonly sql: string }
  /** A version that can't be opened: the author amends it once more, honestly. */
  | { readonly kind: "amend"; readonly recordId: number; readonly author: string };

import type { Lie } from "./Lie.ts";

const fileName = "tampered.json";

/** What is broken now, oldest first. */
export function readUndos(directory: string): Undo[] {
  const stored = readJson(join(directory, fileName)) as { readonly undos?: unknown } | null;
  return Array.isArray(stored?.undos) ? (revive(stored.undos) as Undo[]) : [];
}

export function writeUndos(directory: string, undos: readonly Undo[]): void {
  const path = join(directory, fileName);
  if (undos.length === 0) rmSync(path, { force: true });
  else writeFileAtomically(path, `${JSON.stringify({ undos: undos.map(flatten) })}\n`);
}

/** Bytes and big integers have no form of their own in JSON. */
function flatten(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (Array.isArray(value)) return value.map(flatten);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, flatten(inner)]));
}

function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== "object" || value === null) return value;
  if ("$bytes" in value) return new Uint8Array(Buffer.from(String(value.$bytes), "base64"));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, revive(inner)]));
}

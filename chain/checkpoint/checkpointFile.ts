import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import type { StreamId } from "../../core/log/Entry.ts";
import type { Address, Hash, Hex } from "../../core/log/Hex.ts";
import type { LedgerId } from "../../core/log/headOf.ts";
import type { Checkpoint } from "./Checkpoint.ts";

export const checkpointFileName = "checkpoints.json";

const hash = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/)
  .transform((text) => text as Hash);
const count = z.int().min(0);

export const checkpointSchema = z.strictObject({
  block: count,
  blockHash: hash,
  streams: z.array(
    z.strictObject({
      stream: z
        .string()
        .regex(/^(registry|record:[1-9]\d{0,15}|chart:0x[0-9a-fA-F]{40})$/)
        .transform((text) => text as StreamId),
      seq: count,
      head: hash,
    }),
  ),
  auditor: z
    .string()
    .regex(/^0x[0-9a-fA-F]{40}$/)
    .transform((text) => text as Address)
    .nullable(),
  signature: z
    .string()
    .regex(/^0x[0-9a-f]{128}1[bc]$/)
    .transform((text) => text as Hex)
    .nullable(),
});

const fileSchema = z.object({
  form: z.literal(1),
  chainId: z.number(),
  contract: z.string(),
  checkpoints: z.array(checkpointSchema),
});

/** Those of this ledger; none where there is no such file. @returns null where the file is damaged */
export function readCheckpoints(directory: string, ledger: LedgerId): readonly Checkpoint[] | null {
  let text: string;
  try {
    text = readFileSync(join(directory, checkpointFileName), "utf8");
  } catch {
    return [];
  }
  const parsed = fileSchema.safeParse(jsonIn(text));
  if (!parsed.success) return null;
  const { chainId, contract, checkpoints } = parsed.data;
  return chainId === ledger.chainId && contract === ledger.contract ? checkpoints : [];
}

export function writeCheckpoints(
  directory: string,
  { chainId, contract }: LedgerId,
  checkpoints: readonly Checkpoint[],
): void {
  const path = join(directory, checkpointFileName);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const whole = `${path}.${process.pid}`;
  const text = JSON.stringify({ form: 1, chainId, contract, checkpoints });
  writeFileSync(whole, `${text}\n`, { mode: 0o600 });
  renameSync(whole, path);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import type { Address, Hash } from "../../core/log/Hex.ts";

/** `session.json`: where a running session is. Readable by its owner only, since the URLs carry the tokens. */
export interface SessionFile {
  readonly form: 1;
  readonly name: string;
  /** Random for each fresh session. */
  readonly id: Hash;
  readonly pid: number;
  /** ISO 8601. */
  readonly started: string;
  readonly directory: string;
  readonly logFile: string;
  readonly rpcUrl: string;
  readonly wsUrl: string;
  readonly vaultUrl: string;
  readonly vaultId: Hash;
  /** For the header `X-Medaudit-Control`: the devnet's own controls. */
  readonly controlToken: string;
  readonly contract: Address;
  readonly deployBlock: number;
  readonly chainId: number;
  /** True where the token isn't needed for ordinary methods. */
  readonly openRpc: boolean;
}

export const sessionFileName = "session.json";

const texts = [
  "name",
  "id",
  "directory",
  "logFile",
  "rpcUrl",
  "wsUrl",
  "vaultUrl",
  "vaultId",
  "controlToken",
];
const numbers = ["pid", "deployBlock", "chainId"];

/** @returns null where the value isn't such a file's content */
export function sessionFileOf(value: unknown): SessionFile | null {
  if (typeof value !== "object" || value === null) return null;
  const file = value as Record<string, unknown>;
  const isWhole =
    file.form === 1 &&
    texts.every((key) => typeof file[key] === "string") &&
    numbers.every((key) => Number.isSafeInteger(file[key])) &&
    /^0x[0-9a-fA-F]{40}$/.test(String(file.contract));
  return isWhole ? (value as SessionFile) : null;
}

import canonicalize from "canonicalize";
import { keccak256 } from "ethers/crypto";
import type { LedgerCall } from "../../chain/encodeCall.ts";
import { InputError } from "../../core/errors/InputError.ts";
import { type Hash, zeroHash } from "../../core/log/Hex.ts";
import type { Intent } from "../../core/ports/Intent.ts";
import { toHex } from "../crypto/hexBytes.ts";
import { x25519PublicKey } from "../crypto/x25519PublicKey.ts";
import type { Acting } from "./Actor.ts";
import type { PersonaKeys } from "./KeyRing.ts";

export type PlainIntent = Exclude<
  Intent,
  {
    readonly action: "create" | "amend" | "view" | "copy" | "print" | "grant" | "revoke" | "delete";
  }
>;

/** The transaction of an intent that the vault has no part in, with what the client has to add filled in. */
export async function plainCall(acting: Acting, intent: PlainIntent): Promise<LedgerCall> {
  switch (intent.action) {
    case "register":
      return { action: intent.action, encryptionKey: encryptionKeyOf(acting.keys) };
    case "credential": {
      const keys = acting.keyRing.byAddress(intent.account);
      if (!keys) throw noEncryptionKey();
      return { ...intent, encryptionKey: encryptionKeyOf(keys) };
    }
    case "report-mismatch":
      return reportCall(acting, intent);
    default:
      return intent;
  }
}

/** Without a report of its own, the report says what it rests on. */
async function reportCall(
  acting: Acting,
  intent: Extract<Intent, { readonly action: "report-mismatch" }>,
): Promise<LedgerCall> {
  const { action, recordId } = intent;
  const { state } = await acting.follower.catchUp();
  const version = state.records.get(recordId)?.version ?? 1;
  // A record that isn't there has no head; any other than zero lets the ledger say so.
  const head = state.streams.get(`record:${recordId}`)?.head ?? (`0x${"f".repeat(64)}` as Hash);
  const stated = canonicalize({ record: recordId, version, head }) as string;
  const own = intent.reportHash ?? zeroHash;
  const reportHash = own === zeroHash ? (keccak256(Buffer.from(stated, "utf8")) as Hash) : own;
  return { action, recordId, version, head, reportHash };
}

function encryptionKeyOf(keys: PersonaKeys): Hash {
  return toHex(x25519PublicKey(keys.encryptionKey));
}

function noEncryptionKey(): InputError {
  return new InputError({
    code: "MA-ACT-NO-KEY",
    happened: "that account's encryption key isn't known here",
    todo: "credential an account whose keys this session holds: medaudit personas",
  });
}

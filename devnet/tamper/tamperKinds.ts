import type { TamperKind } from "../../core/ports/DevnetPort.ts";
import type { FindingCode } from "../../core/tally/Finding.ts";
import { storageAttacks } from "./storageAttacks.ts";
import { storeAttacks } from "./storeAttacks.ts";

/** What can be broken, and the codes that a tally of the record must then give. */
export const tamperKinds: readonly (TamperKind & { readonly codes: readonly FindingCode[] })[] = [
  ...storeAttacks,
  ...storageAttacks,
].map(({ kind, codes, title }) => ({ kind, codes, title }));

import type { TamperKind } from "../../core/ports/DevnetPort.ts";
import type { FindingCode } from "../../core/tally/Finding.ts";
import { attacks } from "./tamper.ts";

/** What can be broken, and the codes that a tally of the record must then give. */
export const tamperKinds: readonly (TamperKind & {
  readonly codes: readonly FindingCode[];
  /** The option without which a tally can't see it. */
  readonly with?: "--deep" | "--as";
})[] = attacks.map(({ kind, codes, title, with: option }) => ({
  kind,
  codes,
  title,
  ...(option && { with: option }),
}));

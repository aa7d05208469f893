import type { Finding, FindingCode, Severity } from "./Finding.ts";
import { findingTexts } from "./findingTexts.ts";

/** @param severity where it differs from the code's usual one */
export function findingOf(
  code: FindingCode,
  where: string,
  expected: string,
  found: string,
  severity?: Severity,
): Finding {
  const text = findingTexts[code];
  return {
    code,
    severity: severity ?? text.severity,
    title: text.title,
    where,
    expected,
    found,
    next: text.next,
  };
}

export function placeOf(entry: { readonly stream: string; readonly seq: number }): string {
  return `${entry.stream} #${entry.seq}`;
}

import type { ReleasedComparison } from "../../core/fhir/compareReleased.ts";
import type { ContentDifference } from "../../core/fhir/diffContent.ts";
import { tellReleased } from "../../core/fhir/tellReleased.ts";
import { plainLines } from "../../core/text/plainLines.ts";
import { plainText } from "../../core/text/plainText.ts";

/** What an auditor was released, in plain text: how it stands, and what differs field by field. */
export function releasedPage(comparison: ReleasedComparison): string {
  const { differences, last, next } = comparison;
  const lines = [
    ...tellReleased(comparison).map(plainText),
    ...(next === null ? [] : [`What may tell more, by an entry of its own: --version ${next}`]),
    ...(differences ?? []).flatMap((one) => differenceLines(one, last?.version ?? 0)),
  ];
  return `${lines.join("\n")}\n`;
}

/** As `act --json` prints them; null where there weren't two contents to compare. */
export function differencesJson({ differences }: ReleasedComparison) {
  return (
    differences?.map(({ path, before, after }) => ({ path, stored: before, lastOpening: after })) ??
    null
  );
}

function differenceLines(
  { path, before, after }: ContentDifference,
  olderVersion: number,
): string[] {
  const sign = before === null ? "-" : after === null ? "+" : "≠";
  return [
    `${sign} ${plainText(path)}`,
    ...valueLines("as stored", before),
    ...valueLines(`version ${olderVersion}`, after),
  ];
}

function valueLines(label: string, value: string | null): string[] {
  const [first = "", ...rest] = value === null ? ["nothing"] : plainLines(value);
  const head = `    ${label.padEnd(12)} `;
  return [`${head}${first}`, ...rest.map((line) => `${" ".repeat(head.length)}${line}`)];
}

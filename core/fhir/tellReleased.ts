import type { OpenedVersion } from "../ports/ActPort.ts";
import type { ReleasedComparison } from "./compareReleased.ts";

/** What an auditor was released, in sentences: how the stored version stands, and what it was compared with. */
export function tellReleased(comparison: ReleasedComparison): string[] {
  const { asked, stored, last, failed, next } = comparison;
  if (stored?.finding === null) {
    return [
      `Version ${asked} opens as it was sealed: the stored bytes are those that the log commits to, and the content has the hash that its author stated.`,
      "The mismatch isn't about its content.",
    ];
  }
  const told =
    stored === null
      ? `The vault holds nothing in the place of version ${asked} (S04).`
      : storedWords(stored);
  if (last !== null) return [told, lastWords(comparison, last.version)];
  const all = failed === null ? [told] : [told, storedWords(failed)];
  if (next !== null) return [...all, "The vault released no older version."];
  return [...all, `No version of this record opens${failed === null ? "" : " as it was sealed"}.`];
}

function storedWords({ version, content, finding }: OpenedVersion): string {
  if (finding === null) return `Version ${version} opens as it was sealed.`;
  const { code, found } = finding;
  switch (code) {
    case "S01": {
      const opens = content === null ? "doesn't open:" : "opens, but";
      return `Version ${version} as stored ${opens} its bytes are not those that the log commits to (S01).`;
    }
    case "S02":
      return `Version ${version} opens, but its content is not the one that was sealed (S02).`;
    case "S06":
      return `In the place of version ${version}, ${found} (S06).`;
    default:
      return `Version ${version} as stored ${content === null ? "doesn't open" : "opens"}: ${found} (${code}).`;
  }
}

function lastWords({ differences }: ReleasedComparison, version: number): string {
  const named = `version ${version}, the last that opens`;
  if (differences === null) return `What follows is ${named}.`;
  const count = differences.length;
  if (count === 0) return `Its content is the same as that of ${named}.`;
  return `Its content differs from ${named}, in ${count} ${count === 1 ? "field" : "fields"}.`;
}

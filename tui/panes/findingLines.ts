import type { Finding } from "../../core/tally/Finding.ts";
import type { Line } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";
import { wrap } from "../text/wrap.ts";

/** A finding in full, as its own page. */
export function findingLines(finding: Finding): Line[] {
  return [
    ...labelled("where", finding.where),
    ...labelled("expected", finding.expected),
    ...labelled("found", finding.found),
    [],
    ...labelled("what next", finding.next),
    [],
    [{ text: ` docs/findings.md explains ${finding.code}.`, tone: "dim" }],
  ];
}

function labelled(label: string, text: string): Line[] {
  return wrap(sanitize(text), 60).map(
    (part, index): Line => [
      { text: ` ${(index === 0 ? label : "").padEnd(10)} `, tone: "dim" },
      { text: part, tone: "plain" },
    ],
  );
}

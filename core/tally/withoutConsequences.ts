import type { StreamId } from "../log/Entry.ts";
import type { Finding, FindingCode } from "./Finding.ts";

const ofChain: readonly FindingCode[] = ["L01", "L02", "L07"];
/** Follow from a record's own entries: with one of them missing or altered, these say nothing of their own. */
const fromOwnEntries: readonly FindingCode[] = [
  "A01",
  "A02",
  "A03",
  "A04",
  "S04",
  "S05",
  "S07",
  "S09",
  "R01",
  "R02",
  "R03",
];
/** Also, where one is altered: what it commits to can't be told. */
const fromCommitments: readonly FindingCode[] = ["S01", "S06", "S08"];
const fromConsents: readonly FindingCode[] = ["A01", "A02", "A04"];

/**
 * The findings without those that merely follow from missing or altered entries: a replay of half a log finds a great deal
 * that nobody did. The log's own findings stay, so that the verdict is the same; with the log mended, a new tally tells
 * the rest.
 *
 * @param short streams of which entries are missing at the end
 */
export function withoutConsequences(
  findings: readonly Finding[],
  recordId: number,
  short: ReadonlySet<StreamId>,
): Finding[] {
  const own: StreamId = `record:${recordId}`;
  const broken = findings.filter(({ code }) => ofChain.includes(code));
  const isOfOwn = ({ where }: Finding) => where === own || where.startsWith(`${own} `);
  const isOwnBroken = short.has(own) || broken.some(isOfOwn);
  const isOtherBroken = broken.some((finding) => !isOfOwn(finding)) || short.size > 0;
  const isOwnAltered = broken.some((finding) => finding.code === "L02" && isOfOwn(finding));
  // A checkpoint tells something of its own only where the log holds together by itself.
  const unsound = new Set(
    findings
      .filter(({ code }) => code === "L01" || code === "L02" || code === "L03")
      .map(({ where }) => where.split(" ")[0]),
  );
  const altered = new Set(broken.filter(({ code }) => code === "L02").map(({ where }) => where));
  return findings.filter(({ code, where }) => {
    // An entry that was altered on the way is in no receipt as it stands.
    if (code === "L05" && altered.has(where)) return false;
    if (code === "L07" && unsound.has(where)) return false;
    if (isOwnBroken && fromOwnEntries.includes(code)) return false;
    if (isOwnAltered && fromCommitments.includes(code)) return false;
    if (!isOtherBroken) return true;
    // The record's own fields don't depend on its chart's or the registry's entries; consents and roles do.
    return !fromConsents.includes(code) && !(code === "A03" && !where.startsWith("record"));
  });
}

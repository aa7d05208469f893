import type { Entry, StreamId } from "../../core/log/Entry.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import { findingOf, placeOf } from "../../core/tally/findingOf.ts";

/** What is wrong with entries' places on the chain, by stream. */
export class BlockFindings {
  readonly byStream = new Map<StreamId, Finding[]>();

  add(entry: Entry, code: "L05" | "L06" | "L08", expected: string, found: string): void {
    const finding = findingOf(code, placeOf(entry), expected, found);
    const list = this.byStream.get(entry.stream);
    if (list) list.push(finding);
    else this.byStream.set(entry.stream, [finding]);
  }
}

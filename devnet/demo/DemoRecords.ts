import type { RecordContent } from "../../core/record/RecordContent.ts";
import { type DemoRecord, demoContents } from "./demoContents.ts";

/** Which number the ledger gives each record of the story, and how many versions each has by now. */
export class DemoRecords {
  readonly #numbers = new Map<DemoRecord, number>();
  readonly #versions = new Map<DemoRecord, number>();
  /** When the visit was that a record tells of, in Unix seconds. */
  readonly #visits = new Map<DemoRecord, number>();

  get count(): number {
    return this.#numbers.size;
  }

  /** The next record. @returns its content */
  create(record: DemoRecord, atSeconds: number): RecordContent {
    this.#numbers.set(record, this.#numbers.size + 1);
    this.#versions.set(record, 1);
    this.#visits.set(record, atSeconds);
    return this.#content(record);
  }

  /** The next version. @returns its content */
  amend(record: DemoRecord): RecordContent {
    this.#versions.set(record, this.versionOf(record) + 1);
    return this.#content(record);
  }

  numberOf(record: DemoRecord): number {
    return this.#numbers.get(record) ?? 0;
  }

  versionOf(record: DemoRecord): number {
    return this.#versions.get(record) ?? 0;
  }

  #content(record: DemoRecord): RecordContent {
    const contents = demoContents[record] as readonly ((atSeconds: number) => RecordContent)[];
    const content = contents[this.versionOf(record) - 1];
    if (!content) throw new RangeError(`the demo has no further version of ${record}`);
    return content(this.#visits.get(record) ?? 0);
  }
}

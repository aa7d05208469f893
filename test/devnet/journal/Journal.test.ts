import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Journal } from "../../../devnet/journal/Journal.ts";
import type { ClockLine } from "../../../devnet/journal/JournalLine.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

const line: ClockLine = { kind: "clock", offsetSeconds: 1, frozenAtSeconds: null };

describe("the journal", () => {
  it("is appended to after what is good in it", () => {
    const path = join(temporaryFolder(), "journal.ndjson");
    const first = new Journal(path, 0);
    first.append([line, line]);
    first.close();
    const length = `${JSON.stringify(line)}\n`.length;
    const second = new Journal(path, length);
    second.append([{ ...line, offsetSeconds: 2 }]);
    second.close();
    const offsets = readFileSync(path, "utf8").trim().split("\n");
    expect(offsets.map((text) => JSON.parse(text).offsetSeconds)).toEqual([1, 2]);
  });

  it("that can't be written says so, then and ever after", () => {
    const journal = new Journal(join(temporaryFolder(), "journal.ndjson"), 0);
    journal.check();
    journal.close();
    expect(() => journal.append([line])).toThrow("MA-JOURNAL-WRITE");
    expect(() => journal.check()).toThrow("MA-JOURNAL-WRITE");
  });
});

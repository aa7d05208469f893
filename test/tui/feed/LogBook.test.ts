import { describe, expect, test } from "vitest";
import { filterOf } from "../../../tui/feed/Filter.ts";
import { LogBook } from "../../../tui/feed/LogBook.ts";
import { namesOf } from "../../../tui/state/Names.ts";
import { castList } from "../scripted/cast.ts";
import { openClinic } from "../scripted/clinic.ts";
import { noonSeconds } from "../scripted/noonSeconds.ts";

const { entries } = openClinic(noonSeconds);

function book(): LogBook {
  const log = new LogBook(namesOf(castList));
  log.append(entries.slice(0, 20));
  return log;
}

describe("the log book", () => {
  test("filters by all words, and inverts with !", () => {
    const log = book();
    const denied = log.filtered(filterOf("silva denied"));
    expect(denied.length).toBeGreaterThan(0);
    for (let index = 0; index < denied.length; index++) {
      expect(denied.at(index)?.entry.outcome).toBe("denied");
    }
    const others = log.filtered(filterOf("!silva denied"));
    expect(denied.length + others.length).toBe(20);
  });

  test("a filtered view grows with the log", () => {
    const log = book();
    const filter = filterOf("book");
    const before = log.filtered(filter).length;
    log.append(entries.slice(20));
    const expected = entries.filter(({ action }) => action === "book").length;
    expect(log.filtered(filter).length).toBe(expected);
    expect(expected).toBeGreaterThan(before);
  });

  test("a rewind drops what stands at or after the block", () => {
    const log = book();
    const block = entries[12]?.block ?? 0;
    log.rewind(block);
    expect(log.length).toBe(12);
    expect(log.ofRecord(1).every(({ entry }) => entry.block < block)).toBe(true);
  });
});

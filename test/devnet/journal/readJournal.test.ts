import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJournal } from "../../../devnet/journal/readJournal.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

const header = {
  kind: "genesis",
  form: 1,
  session: "0x01",
  chainId: 31337,
  genesisSeconds: 5,
  hash: "0x02",
};
const block = { kind: "block", number: 1, seconds: 6, hash: "0x03", raws: ["0x04"] };
const text = [header, block, { kind: "clock", offsetSeconds: 0, frozenAtSeconds: null }, block]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join("");

describe("a journal that is read", () => {
  it("is none where there is no file, or no whole first line", () => {
    const path = join(temporaryFolder(), "journal.ndjson");
    expect(readJournal(path)).toBeNull();
    writeFileSync(path, text.slice(0, 20));
    expect(readJournal(path)).toBeNull();
  });

  it("cut off anywhere gives the whole lines before the cut", () => {
    const path = join(temporaryFolder(), "journal.ndjson");
    fc.assert(
      fc.property(fc.nat(text.length), (cut) => {
        writeFileSync(path, text.slice(0, cut));
        const whole = text.slice(0, cut).split("\n").length - 1;
        const content = readJournal(path);
        expect(content?.lines.length ?? -1).toBe(whole - 1);
        const bytes = (content?.bytes ?? 0) + (content?.tornBytes ?? 0);
        expect(bytes).toBe(whole === 0 ? 0 : cut);
      }),
      { verbose: 1 },
    );
  });

  it("may end in a line that a power cut left as zeros", () => {
    const path = join(temporaryFolder(), "journal.ndjson");
    writeFileSync(path, `${text}${"\0".repeat(50)}\n`);
    expect(readJournal(path)).toMatchObject({ bytes: text.length, tornBytes: 51 });
  });

  it("is broken by a line within that is none, or an unknown beginning", () => {
    const path = join(temporaryFolder(), "journal.ndjson");
    for (const bad of ["", "{", "5", '{"kind":"other"}', '{"kind":"block"}']) {
      writeFileSync(path, text.replace(JSON.stringify(block), bad));
      expect(() => readJournal(path), bad).toThrow("MA-JOURNAL-BROKEN");
    }
    writeFileSync(path, text.replace('"form":1', '"form":2'));
    expect(() => readJournal(path)).toThrow("MA-JOURNAL-BROKEN");
  });
});

import { describe, expect, test } from "vitest";
import { compareReleased } from "../../../core/fhir/compareReleased.ts";
import { noteContent } from "../../../core/fhir/noteContent.ts";
import { tellReleased } from "../../../core/fhir/tellReleased.ts";
import type { OpenedVersion } from "../../../core/ports/ActPort.ts";
import type { RecordContent } from "../../../core/record/RecordContent.ts";
import type { FindingCode } from "../../../core/tally/Finding.ts";

const documentId = "9a7c3e10-2b4d-4c8e-8f1a-7d6e5c4b3a29";

function note(text: string): RecordContent {
  const facts = {
    patient: "urn:patient",
    author: "urn:doctor",
    atSeconds: 1_790_000_000,
    encounterId: "4b1f6a52-8c1d-4f6e-9f2a-0a6f5b1c2d3e",
    documentId,
  };
  return noteContent({ title: "Visit", text, reason: "Cough" }, facts);
}

const sound = (version: number, text = `text ${version}`): OpenedVersion => ({
  version,
  content: note(text),
  finding: null,
});

const faulty = (version: number, code: FindingCode, content: RecordContent | null = null) =>
  ({ version, content, finding: { code, found: "what was found" } }) satisfies OpenedVersion;

function told(asked: number, ...versions: OpenedVersion[]): string {
  return tellReleased(compareReleased(asked, versions)).join(" ");
}

describe("what an auditor was released", () => {
  test("with other content than the last version that opens, differs field by field", () => {
    const comparison = compareReleased(3, [faulty(3, "S01", note("altered")), sound(2)]);
    expect(comparison.differences).toEqual([
      {
        path: `DocumentReference[${documentId}].content[0].attachment.data`,
        before: "altered",
        after: "text 2",
      },
    ]);
    expect(tellReleased(comparison)).toEqual([
      "Version 3 as stored opens, but its bytes are not those that the log commits to (S01).",
      "Its content differs from version 2, the last that opens, in 1 field.",
    ]);
  });

  test("with the same content, says so", () => {
    const versions = [faulty(2, "S01", note("text 1")), sound(1)];
    expect(compareReleased(2, versions).differences).toEqual([]);
    expect(told(2, ...versions)).toContain("is the same as that of version 1, the last that opens");
  });

  test("that doesn't open leaves nothing to compare, but the last version that does", () => {
    for (const code of ["S01", "S03"] as const) {
      const comparison = compareReleased(2, [faulty(2, code), sound(1)]);
      expect(comparison).toMatchObject({ differences: null, last: { version: 1 }, next: null });
      expect(told(2, faulty(2, code), sound(1))).toMatch(
        new RegExp(
          `doesn't open: .*\\(${code}\\)\\. What follows is version 1, the last that opens\\.`,
        ),
      );
    }
  });

  test("of a missing version is the last that opens", () => {
    expect(compareReleased(2, [sound(1)])).toMatchObject({ stored: null, last: { version: 1 } });
    expect(told(2, sound(1))).toContain("holds nothing in the place of version 2 (S04)");
  });

  test("of a version rolled back says what the older one's bytes say", () => {
    const finding = { ...faulty(3, "S06").finding, found: "the bytes of version 2", copyOf: 2 };
    const rolledBack = { version: 3, content: null, finding };
    expect(compareReleased(3, [rolledBack, sound(2)])).toMatchObject({ differences: [] });
    expect(told(3, rolledBack, sound(2))).toMatch(
      /the bytes of version 2 \(S06\)\. Its content is the same/,
    );
    // Back to one that isn't the last that opens: that one says it, once it is opened too.
    const further = { ...rolledBack, finding: { ...finding, copyOf: 1 } };
    expect(compareReleased(3, [further, sound(2)])).toMatchObject({ differences: null, next: 1 });
    expect(compareReleased(3, [sound(1), further, sound(2)])).toMatchObject({
      differences: [{ before: "text 1", after: "text 2" }],
      next: null,
    });
    expect(compareReleased(3, [faulty(1, "S03"), further, sound(2)]).next).toBeNull();
  });

  test("of another content than was sealed names the older version that would tell more", () => {
    const cheated = faulty(2, "S02", note("another"));
    expect(compareReleased(2, [cheated])).toMatchObject({ last: null, next: 1 });
    expect(told(2, cheated)).toMatch(/not the one that was sealed \(S02\)\. .* no older version/);
    expect(compareReleased(2, [sound(1), cheated])).toMatchObject({
      differences: [{ before: "another", after: "text 1" }],
      next: null,
    });
  });

  test("of which nothing opens, says that no version does", () => {
    const none = "No version of this record opens";
    expect(told(1, faulty(1, "S01"))).toContain(`${none}.`);
    expect(told(1)).toContain(`${none}.`);
    expect(told(2, faulty(2, "S01"), faulty(1, "S03"))).toContain(`${none} as it was sealed.`);
    expect(told(3, faulty(2, "S02"))).toContain("released no older version");
    expect(compareReleased(3, [faulty(2, "S02")])).toMatchObject({
      failed: { version: 2 },
      next: 1,
    });
  });

  test("that opens as it was sealed says what was compared", () => {
    expect(compareReleased(2, [sound(2)])).toMatchObject({ last: { version: 2 }, next: null });
    expect(told(2, sound(2))).toMatch(
      /the stored bytes are those that the log commits to.* The mismatch isn't about its content\./,
    );
  });
});

import type { RecordContent } from "../../core/record/RecordContent.ts";
import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import { release } from "../acts/openRecord.ts";
import { problemOf } from "../acts/problemOf.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
import { sanitize } from "../text/sanitize.ts";
import type { FormSpec, FormValues } from "./FormState.ts";

/** Asks where to before the entry is made; a path that can't be written to can be mended without a second entry. */
export function printForm(session: Session, record: LedgerRecord, version: number): FormSpec {
  let content: RecordContent | null = null;
  const { recordId } = record;
  return {
    title: `Print record ${recordId} v${version}`,
    submitLabel: "Print",
    fields: [
      { kind: "text", id: "path", label: "To file", hint: "a readable page is written there" },
      {
        kind: "choice",
        id: "overwrite",
        label: "If it exists",
        options: [
          { id: "no", label: "leave it alone" },
          { id: "yes", label: "overwrite it" },
        ],
      },
    ],
    initial: { path: `record-${recordId}-v${version}.txt`, overwrite: "no" },
    problems: (values): FormValues => (values.path?.trim() ? {} : { path: "name a file" }),
    submit: async (values) => {
      try {
        content ??= (await release(session, "print", record, version))?.content ?? null;
        if (content === null) return "nothing was released";
        const path = (values.path ?? "").trim();
        const written = await session.ports.documents.print(
          content,
          path,
          values.overwrite === "yes",
        );
        say(session, `Record ${recordId} v${version} printed to ${sanitize(written)}`, "done");
        return null;
      } catch (error) {
        return problemOf(error);
      }
    },
  };
}

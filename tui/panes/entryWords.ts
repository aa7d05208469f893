import type { Entry } from "../../core/log/Entry.ts";
import { reasonOfMessage } from "../../core/log/messageOf.ts";
import { reasonSentence } from "../../core/log/Reason.ts";
import type { Names } from "../state/Names.ts";
import type { Span } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";

/** The sign of an entry's outcome. */
export function outcomeMark(entry: Entry): Span {
  return entry.outcome === "denied" ? { text: "✗", tone: "bad" } : { text: "✓", tone: "good" };
}

/** The stream an entry stands in, a chart by its patient's name: "record:3", "chart:amara", "registry". */
export function streamWords(entry: Entry, names: Names): string {
  return entry.stream.startsWith("chart:") ? `chart:${names.short(entry.patient)}` : entry.stream;
}

/** What an entry was about: a record and version, a grantee, an appointment, an account. */
export function objectOf(entry: Entry, names: Names): string {
  if (entry.recordId > 0) return `#${entry.recordId} v${entry.version}`;
  const detail = entry.detail;
  switch (detail?.kind) {
    case "consent": {
      const scope = detail.recordId > 0 ? ` #${detail.recordId}` : "";
      return `→ ${names.short(detail.grantee)}${scope}`;
    }
    case "appointment":
      return `appt ${detail.appointmentId}`;
    case "participant":
      return names.short(detail.account);
    default:
      return entry.stream === "registry" ? "registry" : names.short(entry.patient);
  }
}

/** "refused: no consent from this patient", or the entry's own message. */
export function outcomeWords(entry: Entry): string {
  if (entry.outcome !== "denied") return sanitize(entry.message);
  const reason = reasonOfMessage(entry.message);
  return `refused: ${reason === null ? sanitize(entry.message) : reasonSentence(reason)}`;
}

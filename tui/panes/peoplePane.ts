import type { Persona } from "../../core/ports/Persona.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Span } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";
import { columnPane } from "./columnPane.ts";
import type { Pane } from "./Pane.ts";

/** The session's personas and how the ledger knows them. */
export const peoplePane: Pane<Persona> = columnPane<Persona>({
  id: "people",
  title: () => "Personas",
  note: ({ personas }) => String(personas.length),
  rows: ({ personas }) => personas,
  idOf: ({ name }) => name,
  empty: () => "No personas.",
  columns: [
    {
      title: "",
      width: 1,
      cell: (row, { persona }): Span => ({ text: row === persona ? "●" : " ", tone: "good" }),
    },
    { title: "name", width: 8, cell: ({ name }) => ({ text: sanitize(name), tone: "strong" }) },
    {
      title: "who",
      width: 8,
      grows: 1,
      cell: ({ displayName }) => ({ text: sanitize(displayName), tone: "plain" }),
    },
    { title: "role", width: 9, cell: ({ role }) => ({ text: role, tone: "plain" }) },
    { title: "now", width: 7, cell: standingOf },
    {
      title: "address",
      width: 11,
      spare: 1,
      cell: ({ address }) => ({ text: `${address.slice(0, 6)}…${address.slice(-4)}`, tone: "dim" }),
    },
  ],
});

function standingOf(persona: Persona, { ledger }: DashboardState): Span {
  const participant = ledger.participants.get(persona.address);
  if (!participant) return { text: "○ none", tone: "dim" };
  return participant.suspended
    ? { text: "✗ susp.", tone: "bad" }
    : { text: "✓ good", tone: "good" };
}

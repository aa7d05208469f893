import { isWithinPeriod } from "../../core/replay/decide.ts";
import { type Consent, consentKey } from "../../core/replay/LedgerState.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { memo } from "../state/memo.ts";
import { dayTime } from "../text/formatTime.ts";
import type { Span } from "../text/Line.ts";
import { columnPane } from "./columnPane.ts";
import type { Pane } from "./Pane.ts";
import { permissionLetters, permissionTitle } from "./permissionLetters.ts";

export interface ConsentRow {
  readonly id: string;
  readonly consent: Consent;
}

const sorted = memo(
  (state: DashboardState) => [state.ledger, state.persona],
  ({ ledger, persona }): readonly ConsentRow[] => {
    const isMine = (one: Consent) =>
      one.patient === persona.address || one.grantee === persona.address;
    return [...ledger.consents.values()]
      .sort((a, b) => Number(isMine(b)) - Number(isMine(a)))
      .map((consent) => ({
        id: consentKey(consent.patient, consent.grantee, consent.recordId),
        consent,
      }));
  },
);

/** Every consent that is set; the persona's own first. */
export const consentsPane: Pane<ConsentRow> = columnPane<ConsentRow>({
  id: "consents",
  title: () => "Consents",
  note: (state) => String(sorted(state).length),
  rows: sorted,
  idOf: ({ id }) => id,
  empty: () => "No consents yet. A patient grants one with A.",
  columns: [
    {
      title: "patient",
      width: 7,
      grows: 1,
      cell: ({ consent }, { names }) => ({ text: names.short(consent.patient), tone: "plain" }),
    },
    {
      title: "allows",
      width: 7,
      grows: 1,
      cell: ({ consent }, { names }) => ({ text: names.short(consent.grantee), tone: "plain" }),
    },
    {
      title: "scope",
      width: 6,
      cell: ({ consent }) => ({
        text: consent.recordId > 0 ? `#${consent.recordId}` : "chart",
        tone: "strong",
      }),
    },
    {
      title: permissionTitle,
      width: 7,
      cell: ({ consent }) => ({ text: permissionLetters(consent.permissions), tone: "accent" }),
    },
    { title: "now", width: 9, cell: ({ consent }, state) => periodWord(consent, state) },
    {
      title: "until",
      width: 12,
      spare: 1,
      cell: ({ consent }) => ({
        text: consent.validUntilSeconds === 0 ? "no end" : dayTime(consent.validUntilSeconds),
        tone: "dim",
      }),
    },
  ],
});

export function periodWord(consent: Consent, { nowSeconds }: DashboardState): Span {
  if (isWithinPeriod(consent, nowSeconds)) {
    return consent.permissions.length === 0
      ? { text: "✗ refuses", tone: "warn" }
      : { text: "● active", tone: "good" };
  }
  return nowSeconds < consent.validFromSeconds
    ? { text: "○ later", tone: "warn" }
    : { text: "○ expired", tone: "dim" };
}

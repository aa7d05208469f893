import type { Address } from "../../core/log/Hex.ts";
import { decidingConsent, isWithinPeriod } from "../../core/replay/decide.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { memo } from "../state/memo.ts";
import type { Span } from "../text/Line.ts";
import { columnPane } from "./columnPane.ts";
import type { Pane } from "./Pane.ts";

export interface ChartRow {
  readonly patient: Address;
  readonly records: number;
}

const chartsOf = memo(
  (state: DashboardState) => [state.ledger],
  ({ ledger }): readonly ChartRow[] => {
    const counts = new Map<Address, number>();
    for (const record of ledger.records.values()) {
      counts.set(record.patient, (counts.get(record.patient) ?? 0) + 1);
    }
    return [...ledger.participants.values()]
      .filter(({ role }) => role === "patient")
      .map(({ address }) => ({ patient: address, records: counts.get(address) ?? 0 }));
  },
);

/** The patients, and what the persona in use may do with each chart. */
export const chartsPane: Pane<ChartRow> = columnPane<ChartRow>({
  id: "charts",
  title: () => "Charts",
  note: (state) => String(chartsOf(state).length),
  rows: chartsOf,
  idOf: ({ patient }) => patient,
  empty: (state) =>
    state.health === null ? "Waiting for the log…" : "No patient has registered yet.",
  columns: [
    {
      title: "patient",
      width: 12,
      grows: 1,
      cell: ({ patient }, { names }) => ({ text: names.full(patient), tone: "plain" }),
    },
    {
      title: "rec",
      width: 3,
      align: "right",
      cell: ({ records }) => ({ text: String(records), tone: records > 0 ? "plain" : "dim" }),
    },
    { title: "access", width: 8, cell: ({ patient }, state) => accessWord(patient, state) },
  ],
});

/** How the persona stands to a chart, in a word. */
function accessWord(patient: Address, state: DashboardState): Span {
  const { address } = state.persona;
  if (address === patient) return { text: "● own", tone: "good" };
  const { role } = state.persona;
  if (role !== "doctor" && role !== "auditor") return { text: "○ none", tone: "dim" };
  if (state.ledger.participants.get(address)?.suspended) {
    return { text: "✗ susp.", tone: "bad" };
  }
  const consent = decidingConsent(state.ledger, patient, address, 0, state.nowSeconds);
  if (consent !== null) {
    return isWithinPeriod(consent, state.nowSeconds)
      ? { text: "● chart", tone: "good" }
      : { text: "○ period", tone: "warn" };
  }
  for (const one of state.ledger.consents.values()) {
    const isMine = one.patient === patient && one.grantee === address;
    if (isMine && isWithinPeriod(one, state.nowSeconds)) return { text: "● some", tone: "good" };
  }
  return { text: "○ none", tone: "dim" };
}

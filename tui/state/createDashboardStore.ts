import { createStore, type StoreApi } from "zustand/vanilla";
import { emptyLedgerState } from "../../core/replay/emptyLedgerState.ts";
import type { DashboardPorts } from "../DashboardPorts.ts";
import { LogBook } from "../feed/LogBook.ts";
import { screenPanes } from "../layout/ScreenId.ts";
import { endOfList } from "../list/ListState.ts";
import type { DashboardState } from "./DashboardState.ts";
import { examinedHere } from "./examinedHere.ts";
import { namesOf } from "./Names.ts";

export interface DashboardStart {
  readonly initialPersona?: string | undefined;
  readonly columns: number;
  readonly rows: number;
  readonly nowSeconds: number;
}

/** The dashboard's state before anything has been heard. */
export function createDashboardStore(
  ports: DashboardPorts,
  start: DashboardStart,
): StoreApi<DashboardState> {
  const { personas } = ports;
  const persona =
    personas.find(({ name }) => name === start.initialPersona) ??
    personas.find(({ role }) => role !== "registrar") ??
    personas[0];
  if (!persona) throw new RangeError("a dashboard needs at least one persona");
  const names = namesOf(personas);
  const store = createStore<DashboardState>(() => ({
    columns: start.columns,
    rows: start.rows,
    screen: "records",
    focus: {
      records: screenPanes.records[0] ?? "log",
      appointments: screenPanes.appointments[0] ?? "log",
      access: screenPanes.access[0] ?? "log",
      log: "log",
      audit: screenPanes.audit[0] ?? "log",
      devnet: "people",
    },
    isZoomed: false,
    lists: { log: endOfList },
    filters: {},
    layers: [],
    devnet: ports.devnet?.info() ?? null,
    personas,
    persona,
    names,
    ledger: emptyLedgerState,
    log: new LogBook(names),
    logRevision: 0,
    blocks: [],
    health: null,
    isVaultHealthy: null,
    tallies: new Map(),
    tallyRun: null,
    inventory: null,
    released: [],
    examined: null,
    activity: null,
    nowSeconds: start.nowSeconds,
  }));
  store.subscribe((state) => {
    if (state.examined !== null && examinedHere(state) === null) store.setState({ examined: null });
  });
  return store;
}

import type { PaneId } from "../layout/ScreenId.ts";
import { appointmentPane } from "./appointmentPane.ts";
import { appointmentsPane } from "./appointmentsPane.ts";
import { blocksPane } from "./blocksPane.ts";
import { chartsPane } from "./chartsPane.ts";
import { consentsPane } from "./consentsPane.ts";
import { contentPane } from "./contentPane.ts";
import { diffPane } from "./diffPane.ts";
import { entryPane } from "./entryPane.ts";
import { findingsPane } from "./findingsPane.ts";
import { logPane } from "./logPane.ts";
import { mayPane } from "./mayPane.ts";
import { nodePane } from "./nodePane.ts";
import type { Pane } from "./Pane.ts";
import { peoplePane } from "./peoplePane.ts";
import { recordPane } from "./recordPane.ts";
import { recordsPane } from "./recordsPane.ts";
import { seenPane } from "./seenPane.ts";
import { verdictsPane } from "./verdictsPane.ts";

const all = {
  charts: chartsPane,
  records: recordsPane,
  record: recordPane,
  appointments: appointmentsPane,
  appointment: appointmentPane,
  consents: consentsPane,
  may: mayPane,
  seen: seenPane,
  log: logPane,
  entry: entryPane,
  verdicts: verdictsPane,
  diff: diffPane,
  content: contentPane,
  findings: findingsPane,
  node: nodePane,
  people: peoplePane,
  blocks: blocksPane,
};

/** The pane of an id; what its rows are is its own business. */
export function paneOf(id: PaneId): Pane {
  return all[id] as unknown as Pane;
}

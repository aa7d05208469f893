import type { Entry } from "../../../core/log/Entry.ts";
import type { OpenedVersion } from "../../../core/ports/ActPort.ts";
import { paneOf } from "../../../tui/panes/panes.ts";
import { arrangementOf } from "../../../tui/state/arrangementOf.ts";
import { drawPane } from "../../../tui/view/drawPane.ts";
import { themeFor } from "../../../tui/view/Theme.ts";
import { type OpenSession, openSession } from "./openSession.ts";

const plain = themeFor({ noColor: true, term: "dumb" });
const unicode = themeFor({ noColor: true, term: "xterm" });

export interface OpenAudit extends OpenSession {
  /** The content's pane as it is drawn, row by row, in ASCII or not; none where it isn't on the screen. */
  pane(isUnicode?: boolean): string[];
}

/** An auditor before the clinic's record 2, whose second version was tampered with, and a tally that says so. */
export async function startAudit(
  released: (entry: Entry) => readonly OpenedVersion[],
  columns = 100,
  rows = 40,
): Promise<OpenAudit> {
  const open = openSession("novak", columns, rows);
  const { ledger, vault, press, until, state } = open;
  ledger.released = released;
  vault.tamper = (versions) =>
    versions.map((one) =>
      one.recordId === 2 && one.version === 2 ? { ...one, envelopeHash: one.patient } : one,
    );
  press("5", "T");
  await until(({ tallies, tallyRun }) => tallies.size === 4 && tallyRun === null);
  return {
    ...open,
    pane(isUnicode = false) {
      const place = arrangementOf(state()).panes.find(({ id }) => id === "content");
      const theme = isUnicode ? unicode : plain;
      return place ? drawPane(paneOf("content"), state(), place.rect, true, theme) : [];
    },
  };
}

/** Reports and views, and waits until something stands there. */
export async function examine({ press, until }: OpenSession): Promise<void> {
  press("v", "Right", "Enter");
  await until(({ examined }) => examined !== null);
}

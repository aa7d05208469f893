import type { Persona } from "../../core/ports/Persona.ts";
import { performAct } from "../acts/performAct.ts";
import { problemOf } from "../acts/problemOf.ts";
import { runTally } from "../acts/runTally.ts";
import { closeLayer, openLayer } from "../layers/openLayer.ts";
import { emptyInput } from "../layers/TextInput.ts";
import { chosenRecord } from "../panes/chosenRecord.ts";
import { peoplePane } from "../panes/peoplePane.ts";
import { selected } from "../panes/selected.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
import { sanitize } from "../text/sanitize.ts";
import { actCommand } from "./actCommand.ts";
import type { Command } from "./Command.ts";

export const devnetCommands: readonly Command[] = [
  actCommand({
    action: "register",
    keys: ["E"],
    scope: ["devnet"],
    title: "Register yourself as a patient",
    go: (session) => void performAct(session, "register", { action: "register" }),
  }),
  actCommand({
    action: "credential",
    keys: ["C"],
    scope: ["devnet"],
    title: "Credential the doctor or auditor, or end a suspension",
    footer: "credential",
    go: onClinician((session, { address, role, name }) => {
      if (role !== "doctor" && role !== "auditor") return;
      void performAct(session, `credential ${name}`, {
        action: "credential",
        account: address,
        role,
      });
    }),
  }),
  actCommand({
    action: "suspend",
    keys: ["S"],
    scope: ["devnet"],
    title: "Suspend the doctor or auditor",
    footer: "suspend",
    go: onClinician((session, { address, displayName, name }) =>
      openLayer(session, {
        kind: "confirm",
        title: `Suspend ${sanitize(displayName)}?`,
        question: ["Every attempt is refused until they are credentialed again."],
        confirmLabel: `Suspend ${name}`,
        isConfirming: false,
        confirm: () => {
          void performAct(session, `suspend ${name}`, { action: "suspend", account: address });
        },
      }),
    ),
  }),
  {
    id: "tamper",
    keys: ["B"],
    scope: ["audit", "devnet", "records"],
    group: "Devnet",
    title: "Break something, to see it found (devnet only)",
    footer: "break",
    disabled: notADevnet,
    run: openTamperMenu,
  },
  {
    id: "undo-tamper",
    keys: ["U"],
    scope: ["audit", "devnet", "records"],
    group: "Devnet",
    title: "Put back what was broken last (devnet only)",
    disabled: notADevnet,
    run: (session) => void undo(session),
  },
];

function notADevnet({ devnet }: DashboardState): string | null {
  return devnet === null ? "only on a devnet of ours" : null;
}

function onClinician(go: (session: Session, persona: Persona) => void) {
  return (session: Session) => {
    const persona = selected(peoplePane, session.store.getState());
    const isClinician = persona?.role === "doctor" || persona?.role === "auditor";
    if (persona && isClinician) go(session, persona);
    else say(session, "choose a doctor or an auditor among the personas", "refused");
  };
}

function openTamperMenu(session: Session): void {
  const kinds = session.ports.devnet?.tamperKinds() ?? [];
  const recordId = chosenRecord(session.store.getState())?.recordId ?? 1;
  openLayer(session, {
    kind: "picker",
    title: `DEVNET ONLY: break record ${recordId}`,
    items: kinds.map(({ kind, codes, title }) => ({
      id: kind,
      label: sanitize(title),
      note: codes.join(" "),
    })),
    input: emptyInput,
    cursor: 0,
    choose: (kind) => {
      closeLayer(session);
      void tamper(session, kind, recordId);
    },
  });
}

async function tamper(session: Session, kind: string, recordId: number): Promise<void> {
  try {
    const done = await session.ports.devnet?.tamper(kind, recordId);
    say(session, `Broken: ${sanitize(done ?? kind)}; U puts it back`);
  } catch (error) {
    say(session, `tamper: ${problemOf(error)}`, "refused");
  }
}

async function undo(session: Session): Promise<void> {
  // A history that is made again drops the verdicts on the one before.
  const tallied = [...session.store.getState().tallies.keys()];
  try {
    const isUndone = await session.ports.devnet?.undoTamper();
    say(session, isUndone ? "Put back as it was, without what was forged" : "nothing is broken");
    if (isUndone && tallied.length > 0) await runTally(session, tallied, true);
  } catch (error) {
    say(session, `undo: ${problemOf(error)}`, "refused");
  }
}

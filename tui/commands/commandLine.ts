import { filterOf } from "../feed/Filter.ts";
import { type ScreenId, screens } from "../layout/ScreenId.ts";
import { selectRecord } from "../panes/selectRecord.ts";
import { focusedPane } from "../state/arrangementOf.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
import { sanitize } from "../text/sanitize.ts";
import { allCommands } from "./allCommands.ts";
import { runCommand } from "./runCommand.ts";
import { switchPersona } from "./switchPersona.ts";

export interface Completion {
  readonly text: string;
  readonly note: string;
}

/** What the command line could mean: command ids, `as` with a persona, `record` with a number, `filter` with a text. */
export function completions(state: DashboardState, typed: string): Completion[] {
  const text = typed.trimStart().toLowerCase();
  if (text.startsWith("as ")) {
    return state.personas
      .filter(({ name }) => name.startsWith(text.slice(3).trim()))
      .map(({ name, displayName, role }) => ({
        text: `as ${name}`,
        note: `${sanitize(displayName)}, ${role}`,
      }));
  }
  if (text.startsWith("record ")) {
    return [...state.ledger.records.keys()]
      .filter((id) => String(id).startsWith(text.slice(7).trim()))
      .slice(0, 20)
      .map((id) => ({ text: `record ${id}`, note: "" }));
  }
  const special: Completion[] = [
    { text: "as ", note: "switch persona" },
    { text: "record ", note: "go to a record" },
    { text: "filter ", note: "filter this pane" },
  ];
  return [...special, ...allCommands.map(({ id, title }) => ({ text: id, note: title }))].filter(
    (one) => one.text.startsWith(text),
  );
}

/** @param marked the completion that is marked, taken where the text alone is no command */
export function runCommandLine(session: Session, typed: string, marked: string | undefined): void {
  const text = typed.trim();
  if (text === "") return;
  if (run(session, text)) return;
  if (marked !== undefined && run(session, marked.trim())) return;
  say(session, `no command "${sanitize(text)}"; Ctrl-P lists them`, "refused");
}

function run(session: Session, text: string): boolean {
  const { store } = session;
  const [word = "", ...rest] = text.split(/\s+/);
  const argument = rest.join(" ");
  if (word === "as") {
    const persona = store.getState().personas.find(({ name }) => name === argument);
    if (persona) switchPersona(session, persona);
    return persona !== undefined;
  }
  if (word === "record") return goToRecord(session, Number(argument));
  if (word === "filter") {
    const state = store.getState();
    const filter = filterOf(argument);
    const { [focusedPane(state)]: _, ...others } = state.filters;
    store.setState({
      filters: filter === null ? others : { ...others, [focusedPane(state)]: filter },
    });
    return true;
  }
  const command = allCommands.find(({ id }) => id === text.toLowerCase());
  if (!command) return false;
  goToItsScreen(session, command.scope);
  runCommand(session, command);
  return true;
}

/** An act is about what is marked on its own screen: show that. */
export function goToItsScreen({ store }: Session, scope: "anywhere" | readonly ScreenId[]): void {
  const { screen } = store.getState();
  if (scope === "anywhere" || scope.includes(screen)) return;
  store.setState({ screen: scope[0] ?? screens[0], isZoomed: false });
}

function goToRecord(session: Session, recordId: number): boolean {
  const state = session.store.getState();
  const record = state.ledger.records.get(recordId);
  if (!record) return false;
  selectRecord(session, recordId, record.patient);
  session.store.setState({
    screen: state.screen === "audit" ? "audit" : "records",
    focus: { ...state.focus, records: "record", audit: "verdicts" },
  });
  return true;
}

import { openLayer } from "../layers/openLayer.ts";
import { emptyInput, inputOf } from "../layers/TextInput.ts";
import { type ScreenId, screens, screenTitles } from "../layout/ScreenId.ts";
import { focusedPane } from "../state/arrangementOf.ts";
import type { Session } from "../state/Session.ts";
import type { Command } from "./Command.ts";
import { openCopyMenu } from "./copyMenu.ts";
import { openPalette } from "./openPalette.ts";
import { setFollowing } from "./paneActions.ts";
import { pickPersona, stepPersona } from "./switchPersona.ts";

const anywhere = { scope: "anywhere", group: "Go" } as const;
const look = { scope: "anywhere", group: "Look" } as const;

export function goToScreen({ store }: Session, screen: ScreenId): void {
  store.setState({ screen, isZoomed: false });
}

export const goCommands: readonly Command[] = [
  ...screens.map(
    (screen, index): Command => ({
      ...anywhere,
      id: screen,
      keys: [String(index + 1)],
      title: `Go to ${screenTitles[screen]}`,
      run: (session) => goToScreen(session, screen),
    }),
  ),
  {
    ...anywhere,
    id: "persona",
    keys: ["s"],
    title: "Switch persona",
    footer: "persona",
    run: pickPersona,
  },
  {
    ...anywhere,
    id: "previous-persona",
    keys: ["<"],
    title: "Previous persona",
    run: (session) => stepPersona(session, -1),
  },
  {
    ...anywhere,
    id: "next-persona",
    keys: [">"],
    title: "Next persona",
    run: (session) => stepPersona(session, 1),
  },
  {
    ...look,
    id: "filter",
    keys: ["/"],
    title: "Filter this pane (plain text; ! in front inverts)",
    footer: "filter",
    run: (session) => {
      const state = session.store.getState();
      const pane = focusedPane(state);
      openLayer(session, { kind: "filter", pane, input: inputOf(state.filters[pane]?.text ?? "") });
    },
  },
  {
    ...look,
    id: "follow",
    keys: ["f"],
    title: "Follow the log",
    run: (session) => setFollowing(session, true),
  },
  {
    ...look,
    id: "pause",
    keys: ["p"],
    title: "Pause the log",
    run: (session) => setFollowing(session, false),
  },
  {
    ...look,
    id: "zoom",
    keys: ["+", "_"],
    title: "Zoom this pane, and back",
    run: ({ store }) => store.setState(({ isZoomed }) => ({ isZoomed: !isZoomed })),
  },
  {
    ...look,
    id: "copy-menu",
    keys: ["y"],
    title: "Copy id, address, hash or row",
    run: openCopyMenu,
  },
  {
    ...look,
    id: "command",
    keys: [":"],
    title: "Command line",
    run: (session) => openLayer(session, { kind: "commandLine", input: emptyInput, cursor: 0 }),
  },
  {
    ...look,
    id: "palette",
    keys: ["Ctrl-P"],
    title: "Every command",
    footer: "commands",
    run: openPalette,
  },
  {
    ...look,
    id: "redraw",
    keys: ["Ctrl-L"],
    title: "Paint the screen anew",
    run: ({ terminal }) => terminal.redraw(),
  },
  {
    ...look,
    id: "help",
    keys: ["?"],
    title: "Help for where you are",
    footer: "help",
    run: (session) => openLayer(session, { kind: "help", top: 0 }),
  },
  {
    scope: "anywhere",
    group: "Leave",
    id: "quit",
    keys: ["q", "Ctrl-C"],
    title: "Quit",
    footer: "quit",
    run: ({ terminal }) => terminal.quit(),
  },
  {
    scope: "anywhere",
    group: "Leave",
    id: "to-shell",
    keys: ["Ctrl-Z"],
    title: "Suspend to the shell (fg comes back)",
    run: ({ terminal }) => terminal.suspend(),
  },
];

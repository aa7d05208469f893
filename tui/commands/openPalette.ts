import { closeLayer, openLayer } from "../layers/openLayer.ts";
import { emptyInput } from "../layers/TextInput.ts";
import type { Session } from "../state/Session.ts";
import { allCommands } from "./allCommands.ts";
import { goToItsScreen } from "./commandLine.ts";
import { runCommand } from "./runCommand.ts";

/** Every command, with its key and why it can't be done now. */
export function openPalette(session: Session): void {
  const state = session.store.getState();
  openLayer(session, {
    kind: "picker",
    title: "Commands",
    items: allCommands.map((command) => ({
      id: command.id,
      label: command.title,
      keys: command.keys.join(" "),
      disabled: command.disabled?.(state) ?? null,
    })),
    input: emptyInput,
    cursor: 0,
    choose: (id) => {
      closeLayer(session);
      const command = allCommands.find((one) => one.id === id);
      if (!command) return;
      goToItsScreen(session, command.scope);
      runCommand(session, command);
    },
  });
}

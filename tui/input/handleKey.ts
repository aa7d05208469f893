import { unstyled } from "../../core/text/unstyled.ts";
import { allCommands } from "../commands/allCommands.ts";
import { isInScope } from "../commands/Command.ts";
import { runCommand } from "../commands/runCommand.ts";
import { pasteIntoForm } from "../forms/changeForm.ts";
import { handleLayerKey, withInput } from "../layers/handleLayerKey.ts";
import { changeLayer } from "../layers/openLayer.ts";
import { insertText } from "../layers/TextInput.ts";
import type { Session } from "../state/Session.ts";

/** One key: Ctrl-C and Ctrl-Z always, then the topmost layer, then the commands of the screen. */
export function handleKey(session: Session, key: string) {
  if (key === "Ctrl-C") return session.terminal.quit();
  if (key === "Ctrl-Z") return session.terminal.suspend();
  const state = session.store.getState();
  const layer = state.layers.at(-1);
  if (layer) return handleLayerKey(session, layer, key);
  const command = allCommands.find((one) => one.keys.includes(key) && isInScope(one, state.screen));
  if (command) runCommand(session, command);
}

/** A pasted text goes into the input that is open, and nowhere else. */
export function handlePaste(session: Session, pasted: string) {
  const layer = session.store.getState().layers.at(-1);
  const text = unstyled(pasted);
  if (!layer) return;
  if (layer.kind === "form") {
    if (!layer.form.isSending) {
      changeLayer(session, { ...layer, form: pasteIntoForm(layer.form, text) });
    }
  } else if ("input" in layer) {
    withInput(session, layer, insertText(layer.input, text.replace(/\s+/g, " ")));
  }
}

import { completions, runCommandLine } from "../commands/commandLine.ts";
import { helpLines } from "../commands/helpLines.ts";
import { filterOf } from "../feed/Filter.ts";
import type { Session } from "../state/Session.ts";
import { handleFormKey } from "./handleFormKey.ts";
import type { Layer, LayerOf } from "./Layer.ts";
import { textRowsShown } from "./LayerBox.ts";
import { changeLayer, closeLayer } from "./openLayer.ts";
import { shownItems } from "./pickerItems.ts";
import { editInput, inputOf, type TextInput } from "./TextInput.ts";

/** A key for the topmost layer; what it has no use for is swallowed. */
export function handleLayerKey(session: Session, layer: Layer, key: string) {
  switch (layer.kind) {
    case "picker":
      return handlePicker(session, layer, key);
    case "commandLine":
      return handleCommandLine(session, layer, key);
    case "filter":
      return handleFilter(session, layer, key);
    case "confirm":
      return handleConfirm(session, layer, key);
    case "form":
      return handleFormKey(session, layer, key);
    case "help":
    case "reader":
      return handleScroll(session, layer, key);
  }
}

/** The layer's input with a text pasted or typed into it. */
export function withInput(session: Session, layer: Layer, input: TextInput) {
  if (layer.kind === "picker" || layer.kind === "commandLine") {
    changeLayer(session, { ...layer, input, cursor: 0 });
  } else if (layer.kind === "filter") {
    changeLayer(session, { ...layer, input });
    setFilter(session, layer, input.value);
  }
}

function handlePicker(session: Session, layer: LayerOf<"picker">, key: string) {
  const items = shownItems(layer);
  const move = (cursor: number) =>
    changeLayer(session, {
      ...layer,
      cursor: Math.max(0, Math.min(items.length - 1, cursor)),
    });
  if (key === "Esc" || key === "Ctrl-P") return closeLayer(session);
  if (key === "Down" || key === "Tab") return move(layer.cursor + 1);
  if (key === "Up" || key === "Shift-Tab") return move(layer.cursor - 1);
  if (key === "PgDn") return move(layer.cursor + 10);
  if (key === "PgUp") return move(layer.cursor - 10);
  if (key === "Enter") {
    const item = items[layer.cursor];
    if (item) layer.choose(item.id);
    return;
  }
  const input = editInput(layer.input, key);
  if (input) withInput(session, layer, input);
}

function handleCommandLine(session: Session, layer: LayerOf<"commandLine">, key: string) {
  const state = session.store.getState();
  const found = completions(state, layer.input.value);
  const marked = found[layer.cursor];
  if (key === "Esc") return closeLayer(session);
  if (key === "Down")
    return changeLayer(session, { ...layer, cursor: Math.min(found.length - 1, layer.cursor + 1) });
  if (key === "Up")
    return changeLayer(session, { ...layer, cursor: Math.max(0, layer.cursor - 1) });
  if (key === "Tab") {
    if (marked) changeLayer(session, { ...layer, input: inputOf(marked.text), cursor: 0 });
    return;
  }
  if (key === "Enter") {
    closeLayer(session);
    return runCommandLine(session, layer.input.value, marked?.text);
  }
  if (key === "Backspace" && layer.input.value === "") return closeLayer(session);
  const input = editInput(layer.input, key);
  if (input) withInput(session, layer, input);
}

function handleFilter(session: Session, layer: LayerOf<"filter">, key: string) {
  if (key === "Enter") return closeLayer(session);
  if (key === "Esc") {
    setFilter(session, layer, "");
    return closeLayer(session);
  }
  const input = editInput(layer.input, key);
  if (input) withInput(session, layer, input);
}

function setFilter({ store }: Session, { pane }: LayerOf<"filter">, text: string) {
  const filter = filterOf(text);
  store.setState(({ filters }) => {
    const { [pane]: _, ...others } = filters;
    return { filters: filter === null ? others : { ...others, [pane]: filter } };
  });
}

const toggles = ["Tab", "Shift-Tab", "Left", "Right", "h", "l"];

function handleConfirm(session: Session, layer: LayerOf<"confirm">, key: string) {
  if (toggles.includes(key)) {
    return changeLayer(session, { ...layer, isConfirming: !layer.isConfirming });
  }
  if (key === "Esc") return closeLayer(session);
  if (key !== "Enter") return;
  closeLayer(session);
  if (layer.isConfirming) layer.confirm();
}

function handleScroll(session: Session, layer: LayerOf<"help"> | LayerOf<"reader">, key: string) {
  const state = session.store.getState();
  const page = textRowsShown(state.rows);
  const count = layer.kind === "reader" ? layer.lines.length : helpLines(state).length;
  const last = Math.max(0, count - page);
  const steps: Readonly<Record<string, number>> = {
    j: 1,
    Down: 1,
    k: -1,
    Up: -1,
    PgDn: page,
    " ": page,
    PgUp: -page,
    g: -Infinity,
    Home: -Infinity,
    G: last,
    End: last,
  };
  const step = steps[key];
  if (step !== undefined) {
    return changeLayer(session, { ...layer, top: Math.max(0, Math.min(last, layer.top + step)) });
  }
  if (key === "Esc" || key === "q" || (key === "?" && layer.kind === "help")) closeLayer(session);
}

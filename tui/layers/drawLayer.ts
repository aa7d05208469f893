import { completions } from "../commands/commandLine.ts";
import { helpLines } from "../commands/helpLines.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { cellWidth } from "../text/cellWidth.ts";
import { fitLine, spread } from "../text/fitLine.ts";
import type { Line } from "../text/Line.ts";
import { wrap } from "../text/wrap.ts";
import { drawFrame, type FramedRow } from "../view/drawFrame.ts";
import { paintLine } from "../view/paintLine.ts";
import type { Theme } from "../view/Theme.ts";
import { drawForm } from "./drawForm.ts";
import { inputLine } from "./inputLine.ts";
import type { Layer, LayerOf } from "./Layer.ts";
import { centred, type LayerBox, textRowsShown } from "./LayerBox.ts";
import { shownItems } from "./pickerItems.ts";

/** Where a layer stands and what its rows are. */
export function drawLayer(layer: Layer, state: DashboardState, theme: Theme): LayerBox {
  switch (layer.kind) {
    case "picker":
      return drawPicker(layer, state, theme);
    case "commandLine":
      return drawCommandLine(layer, state, theme);
    case "filter":
      return drawFilter(layer, state, theme);
    case "confirm":
      return drawConfirm(layer, state, theme);
    case "form":
      return drawForm(layer.form, state, theme);
    case "help":
      return drawText("Keys", "Esc closes", helpLines(state), layer.top, state, theme);
    case "reader":
      return drawText(layer.title, layer.note, layer.lines, layer.top, state, theme);
  }
}

function drawPicker(layer: LayerOf<"picker">, state: DashboardState, theme: Theme): LayerBox {
  const rect = centred(state.columns, state.rows, 72, Math.min(18, layer.items.length + 4));
  const inner = rect.width - 2;
  const items = shownItems(layer);
  const visible = rect.height - 4;
  const top = Math.max(0, Math.min(layer.cursor - Math.floor(visible / 2), items.length - visible));
  const rows: FramedRow[] = [
    { line: [{ text: " / ", tone: "accent" }, ...inputLine(layer.input, inner - 4)] },
    { line: [{ text: "─".repeat(inner), tone: "dim" }] },
    ...items.slice(top, top + visible).map((item, index): FramedRow => {
      const isSelected = top + index === layer.cursor;
      const isOff = item.disabled !== null && item.disabled !== undefined;
      const label: Line = [
        { text: isSelected ? "› " : "  ", tone: "accent" },
        { text: item.label, tone: isOff ? "dim" : "plain" },
        { text: isOff ? `  ${item.disabled}` : "", tone: "dim" },
      ];
      const right = item.keys ?? item.note ?? "";
      const rightWidth = Math.min(cellWidth(right), Math.floor(inner * 0.6));
      const note = fitLine([{ text: right, tone: "dim" }], rightWidth);
      const noteSide: Line = [{ text: "  ", tone: "plain" }, ...note, { text: " ", tone: "plain" }];
      return { line: spread(label, noteSide, inner), isSelected };
    }),
  ];
  if (items.length === 0) rows.push({ line: [{ text: "  nothing matches", tone: "dim" }] });
  const frame = {
    title: layer.title,
    note: `${items.length} · Enter chooses`,
    width: rect.width,
    height: rect.height,
    isFocused: true,
    rows,
    scroll: { top, visible, total: items.length },
  };
  return { rect, rows: drawFrame(frame, theme) };
}

function drawCommandLine(
  layer: LayerOf<"commandLine">,
  state: DashboardState,
  theme: Theme,
): LayerBox {
  const found = completions(state, layer.input.value);
  const count = Math.min(8, found.length);
  const top = Math.max(0, Math.min(layer.cursor - count + 1, found.length - count));
  const width = state.columns;
  const rows = found.slice(top, top + count).map((one, index) => {
    const isMarked = top + index === layer.cursor;
    const line: Line = [
      { text: isMarked ? " › " : "   ", tone: "accent" },
      { text: one.text.padEnd(20), tone: isMarked ? "strong" : "plain" },
      { text: one.note, tone: "dim" },
    ];
    return paintLine(fitLine(line, width), theme);
  });
  const input: Line = [
    { text: " :", tone: "accent" },
    ...inputLine(layer.input, width - 20),
    { text: "   Tab completes", tone: "dim" },
  ];
  rows.push(paintLine(fitLine(input, width), theme));
  const top1 = state.rows - rows.length;
  return { rect: { left: 0, top: top1, width, height: rows.length }, rows };
}

function drawFilter(layer: LayerOf<"filter">, state: DashboardState, theme: Theme): LayerBox {
  const width = state.columns;
  const input: Line = [
    { text: ` filter ${layer.pane} / `, tone: "accent" },
    ...inputLine(layer.input, width - 50),
  ];
  const hint: Line = [{ text: "! inverts · Enter keeps · Esc clears ", tone: "dim" }];
  const row = paintLine(fitLine(spread(input, hint, width), width), theme);
  return { rect: { left: 0, top: state.rows - 1, width, height: 1 }, rows: [row] };
}

function drawConfirm(layer: LayerOf<"confirm">, state: DashboardState, theme: Theme): LayerBox {
  const width = Math.min(66, state.columns - 4);
  const question = layer.question.flatMap((text) => wrap(text, width - 4));
  const rect = centred(state.columns, state.rows, width, question.length + 5);
  const button = (text: string, isOn: boolean): Line => [
    { text: isOn ? ` ▸[ ${text} ] ` : `  [ ${text} ] `, tone: isOn ? "inverse" : "plain" },
    { text: "  ", tone: "plain" },
  ];
  const rows: FramedRow[] = [
    { line: [] },
    ...question.map((text): FramedRow => ({ line: [{ text: ` ${text}`, tone: "plain" }] })),
    { line: [] },
    {
      line: [
        ...button("Cancel", !layer.isConfirming),
        ...button(layer.confirmLabel, layer.isConfirming),
      ],
    },
  ];
  const { height } = rect;
  const frame = {
    title: layer.title,
    note: "",
    width,
    height,
    isFocused: true,
    rows,
    tone: "warn" as const,
  };
  return { rect: { ...rect, width }, rows: drawFrame(frame, theme) };
}

function drawText(
  title: string,
  note: string,
  lines: readonly Line[],
  wantedTop: number,
  state: DashboardState,
  theme: Theme,
): LayerBox {
  const rect = centred(state.columns, state.rows, 92, textRowsShown(state.rows) + 2);
  const visible = rect.height - 2;
  const top = Math.min(wantedTop, Math.max(0, lines.length - visible));
  const frame = {
    title,
    note: note === "" ? "Esc closes" : note,
    width: rect.width,
    height: rect.height,
    isFocused: true,
    rows: lines.slice(top, top + visible).map((line) => ({ line })),
    scroll: { top, visible, total: lines.length },
  };
  return { rect, rows: drawFrame(frame, theme) };
}

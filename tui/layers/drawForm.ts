import { stopsOf, visibleFields } from "../forms/changeForm.ts";
import type { Field, FormState } from "../forms/FormState.ts";
import { stageText } from "../state/Activity.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { fit } from "../text/fit.ts";
import { graphemes } from "../text/graphemes.ts";
import type { Line, Span } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";
import { wrap } from "../text/wrap.ts";
import { drawFrame, type FramedRow } from "../view/drawFrame.ts";
import type { Theme } from "../view/Theme.ts";
import { inputLine } from "./inputLine.ts";
import { centred, type LayerBox } from "./LayerBox.ts";

const labelWidth = 12;

/** A form: each field with what is wrong with it as it is typed, then the buttons. */
export function drawForm(form: FormState, state: DashboardState, theme: Theme): LayerBox {
  const width = Math.min(76, state.columns - 4);
  const fields = visibleFields(form);
  const problems = form.spec.problems(form.values);
  const advice = form.spec.advice?.(form.values) ?? {};
  const rows: FramedRow[] = [];
  fields.forEach((field, index) => {
    const isFocused = index === form.focus;
    rows.push(...fieldRows(field, form, isFocused, width - 4 - labelWidth));
    const isShown = form.touched.includes(field.id) || form.isDirty;
    const problem = isShown ? problems[field.id] : undefined;
    const hint = advice[field.id] ?? (isFocused && field.kind === "text" ? field.hint : undefined);
    const note: Span | null =
      problem !== undefined
        ? { text: `✗ ${problem}`, tone: "bad" }
        : hint !== undefined
          ? { text: hint, tone: "dim" }
          : null;
    rows.push({
      line: note === null ? [] : [{ text: " ".repeat(labelWidth + 2), tone: "plain" }, note],
    });
  });
  rows.push({ line: buttons(form) });
  rows.push(...outcomeRows(form, state, width - 4));
  const rect = centred(state.columns, state.rows, width, rows.length + 2);
  const top = Math.max(0, rows.length - (rect.height - 2));
  const offset = form.focus < fields.length / 2 ? 0 : top;
  const frame = {
    title: form.spec.title,
    note: "Tab next · Esc leaves",
    width,
    height: rect.height,
    isFocused: true,
    rows: rows.slice(offset),
  };
  return { rect: { ...rect, width }, rows: drawFrame(frame, theme) };
}

function fieldRows(field: Field, form: FormState, isFocused: boolean, width: number): FramedRow[] {
  const label: Span = {
    text: `${isFocused ? "›" : " "}${fit(field.label, labelWidth)} `,
    tone: isFocused ? "strong" : "dim",
  };
  const value = form.values[field.id] ?? "";
  switch (field.kind) {
    case "text":
      return [
        {
          line: [
            label,
            ...inputLine({ value, cursor: isFocused ? form.cursor : 0 }, width, isFocused),
          ],
        },
      ];
    case "choice": {
      const chosen = field.options.find(({ id }) => id === value)?.label ?? "none";
      const text = sanitize(chosen);
      const chosenText: Span = { text, tone: isFocused ? "strong" : "plain" };
      const hint: Span = { text: isFocused ? "  ◂ ▸ changes" : "", tone: "dim" };
      return [{ line: [label, chosenText, hint] }];
    }
    case "checks":
      return [{ line: [label, ...checks(field, value, isFocused ? form.cursor : -1)] }];
    case "note":
      return noteRows(field, value, isFocused ? form.cursor : -1, label, width);
  }
}

function checks(field: Extract<Field, { kind: "checks" }>, value: string, cursor: number): Line {
  const checked = value.split(",");
  return field.options.map(
    ({ id, label }, index): Span => ({
      text: `[${checked.includes(id) ? "x" : " "}]${label} `,
      tone: index === cursor ? "inverse" : "plain",
    }),
  );
}

function noteRows(
  field: Extract<Field, { kind: "note" }>,
  value: string,
  cursor: number,
  label: Span,
  width: number,
): FramedRow[] {
  const marked = cursor < 0 ? value : withMark(value, cursor);
  const lines = marked.split("\n").flatMap((row) => wrap(sanitize(row), width - 1));
  const at = Math.max(
    0,
    lines.findIndex((row) => row.includes(cursorMark)),
  );
  const top = Math.max(0, Math.min(at - field.rows + 1, lines.length - field.rows));
  const blank: Span = { text: " ".repeat(labelWidth + 2), tone: "plain" };
  return Array.from({ length: field.rows }, (_, index): FramedRow => {
    const row = lines[top + index] ?? "";
    const [before = "", after] = row.split(cursorMark);
    const text: Line =
      after === undefined
        ? [{ text: row, tone: "plain" }]
        : [
            { text: before, tone: "plain" },
            { text: graphemes(after)[0] ?? " ", tone: "inverse" },
            { text: graphemes(after).slice(1).join(""), tone: "plain" },
          ];
    return { line: [index === 0 ? label : blank, { text: "▏", tone: "dim" }, ...text] };
  });
}

/** A private-use sign, which nobody types, where the cursor stands. */
const cursorMark = "\ue000";

function withMark(value: string, cursor: number): string {
  const signs = graphemes(value);
  return [...signs.slice(0, cursor), cursorMark, ...signs.slice(cursor)].join("");
}

function buttons(form: FormState): Line {
  const { submit, cancel } = stopsOf(form);
  const button = (text: string, isOn: boolean): Span => ({
    text: isOn ? ` ▸[ ${text} ] ` : `  [ ${text} ] `,
    tone: isOn ? "inverse" : "plain",
  });
  return [
    { text: " ".repeat(labelWidth), tone: "plain" },
    button(form.spec.submitLabel, form.focus === submit),
    { text: " ", tone: "plain" },
    button("Cancel", form.focus === cancel),
  ];
}

function outcomeRows(form: FormState, { activity }: DashboardState, width: number): FramedRow[] {
  if (form.isSending) {
    const stage = activity?.state === "pending" ? stageText(activity) : "asking";
    return [{ line: [{ text: ` ◌ ${stage}…`, tone: "accent" }] }];
  }
  if (form.refusal === null) return [];
  return wrap(`✗ ${form.refusal}`, width).map((text) => ({
    line: [{ text: ` ${text}`, tone: "bad" }],
  }));
}

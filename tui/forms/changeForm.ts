import { editInput, insertText } from "../layers/TextInput.ts";
import { graphemes } from "../text/graphemes.ts";
import type { Field, FormSpec, FormState } from "./FormState.ts";

export function openForm(spec: FormSpec): FormState {
  const first = visibleFields({ spec, values: spec.initial })[0];
  return {
    spec,
    values: spec.initial,
    focus: 0,
    cursor: first ? cursorFor(first, spec.initial[first.id] ?? "") : 0,
    touched: [],
    isDirty: false,
    isSending: false,
    refusal: null,
  };
}

export function visibleFields({ spec, values }: Pick<FormState, "spec" | "values">): Field[] {
  const hidden = spec.hidden?.(values) ?? [];
  return spec.fields.filter(({ id }) => !hidden.includes(id));
}

export function focusedField(form: FormState): Field | undefined {
  return visibleFields(form)[form.focus];
}

/** Where the button and Cancel stand in the order of Tab. */
export function stopsOf(form: FormState): { submit: number; cancel: number } {
  const count = visibleFields(form).length;
  return { submit: count, cancel: count + 1 };
}

/** Moves the focus; the field that is left is checked from then on. */
export function moveFocus(form: FormState, step: 1 | -1): FormState {
  const stops = stopsOf(form).cancel + 1;
  const left = focusedField(form);
  const focus = (form.focus + step + stops) % stops;
  const field = visibleFields(form)[focus];
  return {
    ...form,
    focus,
    cursor: field ? cursorFor(field, form.values[field.id] ?? "") : 0,
    touched: left && !form.touched.includes(left.id) ? [...form.touched, left.id] : form.touched,
  };
}

/** A key in the focused field. @returns null where the field has no use for it */
export function editField(form: FormState, key: string): FormState | null {
  const field = focusedField(form);
  if (!field) return null;
  const value = form.values[field.id] ?? "";
  switch (field.kind) {
    case "text": {
      const stepped = stepOf(form, field.id, key);
      if (stepped !== null) return withValue(form, field.id, stepped, graphemes(stepped).length);
      const edited = editInput({ value, cursor: form.cursor }, key);
      return edited && withValue(form, field.id, edited.value, edited.cursor);
    }
    case "note": {
      const typed = key === "Enter" ? "\n" : key;
      const moved = key === "Enter" ? insertText({ value, cursor: form.cursor }, typed) : null;
      const edited = moved ?? editInput({ value, cursor: form.cursor }, typed);
      return edited && withValue(form, field.id, edited.value, edited.cursor);
    }
    case "choice": {
      const at = field.options.findIndex(({ id }) => id === value);
      const next = choiceAfter(field.options, at, key);
      const chosen = next === null ? undefined : field.options[next];
      return chosen ? withValue(form, field.id, chosen.id, 0) : null;
    }
    case "checks":
      return editChecks(form, field, value, key);
  }
}

/** Text pasted into the focused field; nothing else ever sees it. */
export function pasteIntoForm(form: FormState, text: string): FormState {
  const field = focusedField(form);
  if (field?.kind !== "text" && field?.kind !== "note") return form;
  const clean =
    field.kind === "text" ? text.replace(/\s*[\r\n]+\s*/g, " ") : text.replace(/\r\n?/g, "\n");
  const input = insertText({ value: form.values[field.id] ?? "", cursor: form.cursor }, clean);
  return withValue(form, field.id, input.value, input.cursor);
}

function stepOf(form: FormState, id: string, key: string): string | null {
  if (key !== "Up" && key !== "Down") return null;
  return form.spec.step?.(id, form.values, key === "Up" ? -1 : 1) ?? null;
}

function choiceAfter(
  options: readonly { label: string }[],
  at: number,
  key: string,
): number | null {
  const count = options.length;
  if (key === "Right" || key === " " || key === "Down") return (at + 1) % count;
  if (key === "Left" || key === "Up") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (graphemes(key).length !== 1) return null;
  for (let step = 1; step <= count; step++) {
    const index = (Math.max(0, at) + step) % count;
    if (options[index]?.label.toLowerCase().startsWith(key.toLowerCase())) return index;
  }
  return null;
}

function editChecks(
  form: FormState,
  field: Extract<Field, { kind: "checks" }>,
  value: string,
  key: string,
): FormState | null {
  const count = field.options.length;
  if (key === "Right" || key === "Down") return { ...form, cursor: (form.cursor + 1) % count };
  if (key === "Left" || key === "Up") return { ...form, cursor: (form.cursor - 1 + count) % count };
  const option = field.options[form.cursor];
  if (key !== " " || !option) return null;
  const checked = new Set(value.split(",").filter(Boolean));
  if (!checked.delete(option.id)) checked.add(option.id);
  const next = field.options.filter(({ id }) => checked.has(id)).map(({ id }) => id);
  return withValue(form, field.id, next.join(","), form.cursor);
}

function withValue(form: FormState, id: string, value: string, cursor: number): FormState {
  const isDirty = form.isDirty || value !== form.values[id];
  return { ...form, values: { ...form.values, [id]: value }, cursor, isDirty };
}

function cursorFor(field: Field, value: string): number {
  return field.kind === "text" || field.kind === "note" ? graphemes(value).length : 0;
}

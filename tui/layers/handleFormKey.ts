import { editField, focusedField, moveFocus, stopsOf, visibleFields } from "../forms/changeForm.ts";
import type { FormState } from "../forms/FormState.ts";
import type { Session } from "../state/Session.ts";
import type { LayerOf } from "./Layer.ts";
import { changeLayer, closeLayer, openLayer } from "./openLayer.ts";

type FormLayer = LayerOf<"form">;

/** Tab order, Enter from field to field, Esc with a question where something was typed. */
export function handleFormKey(session: Session, layer: FormLayer, key: string) {
  const { form } = layer;
  const show = (next: FormState) => changeLayer(session, { ...layer, form: next });
  if (key === "Esc") return leave(session, form);
  if (form.isSending) return;
  if (key === "Tab") return show(moveFocus(form, 1));
  if (key === "Shift-Tab") return show(moveFocus(form, -1));
  const stops = stopsOf(form);
  if (form.focus >= stops.submit) {
    if (key === "Left" || key === "Up") return show(moveFocus(form, -1));
    if (key === "Right" || key === "Down") return show(moveFocus(form, 1));
    if (key !== "Enter") return;
    return form.focus === stops.cancel ? leave(session, form) : submit(session, layer);
  }
  if (key === "Enter" && focusedField(form)?.kind !== "note") {
    const isLast = form.focus === stops.submit - 1;
    return isLast ? submit(session, layer) : show(moveFocus(form, 1));
  }
  const edited = editField(form, key);
  if (edited) show({ ...edited, refusal: null });
}

function leave(session: Session, form: FormState) {
  if (!form.isDirty || form.isSending) return closeLayer(session);
  openLayer(session, {
    kind: "confirm",
    title: "Throw away what you typed?",
    question: [`${form.spec.title} has not been sent.`],
    confirmLabel: "Throw away",
    isConfirming: false,
    confirm: () => closeLayer(session),
  });
}

function submit(session: Session, layer: FormLayer) {
  const { form } = layer;
  const problems = form.spec.problems(form.values);
  const fields = visibleFields(form);
  const first = fields.findIndex(({ id }) => problems[id] !== undefined);
  if (first >= 0) {
    const touched = fields.map(({ id }) => id);
    return changeLayer(session, { ...layer, form: { ...moveTo(form, first), touched } });
  }
  const sending: FormState = { ...form, isSending: true, refusal: null };
  changeLayer(session, { ...layer, form: sending });
  void form.spec.submit(form.values).then((refusal) => settle(session, form, refusal));
}

function moveTo(form: FormState, focus: number): FormState {
  const steps = focus - form.focus;
  let moved = form;
  for (let step = 0; step < Math.abs(steps); step++) moved = moveFocus(moved, steps > 0 ? 1 : -1);
  return moved;
}

/** The form may be gone by now, or lie under another layer. */
function settle({ store }: Session, form: FormState, refusal: string | null) {
  store.setState(({ layers }) => ({
    layers: layers.flatMap((layer) => {
      if (layer.kind !== "form" || layer.form.spec !== form.spec) return [layer];
      if (refusal === null) return [];
      return [{ ...layer, form: { ...layer.form, isSending: false, refusal } }];
    }),
  }));
}

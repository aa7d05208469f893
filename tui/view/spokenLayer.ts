import { focusedField } from "../forms/changeForm.ts";
import type { Layer } from "../layers/Layer.ts";
import { shownItems } from "../layers/pickerItems.ts";
import { plainText } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";

/** What a dialog asks or shows, in words. */
export function spokenLayer(layer: Layer): string[] {
  switch (layer.kind) {
    case "picker": {
      const item = shownItems(layer)[layer.cursor];
      return [`${layer.title}: ${item ? `${item.label} ${item.note ?? ""}` : "nothing matches"}`];
    }
    case "commandLine":
      return [`command: ${sanitize(layer.input.value)}`];
    case "filter":
      return [`filter ${layer.pane}: ${sanitize(layer.input.value)}`];
    case "confirm":
      return [
        `${layer.title} ${layer.question.join(" ")}`,
        `marked: ${layer.isConfirming ? layer.confirmLabel : "Cancel"}`,
      ];
    case "form": {
      const field = focusedField(layer.form);
      if (!field) return [`${layer.form.spec.title}: buttons`];
      const problem = layer.form.spec.problems(layer.form.values)[field.id] ?? "";
      const value = sanitize(layer.form.values[field.id] ?? "");
      return [`${layer.form.spec.title}, ${field.label}: ${value} ${problem}`.trim()];
    }
    case "help":
      return ["Keys are listed in docs/keys.md."];
    case "reader":
      return [layer.title, ...layer.lines.map((line) => plainText(line).trim()).filter(Boolean)];
  }
}

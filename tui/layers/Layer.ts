import type { FormState } from "../forms/FormState.ts";
import type { PaneId } from "../layout/ScreenId.ts";
import type { Line } from "../text/Line.ts";
import type { TextInput } from "./TextInput.ts";

export interface PickerItem {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  /** Keys that do the same, for the palette. */
  readonly keys?: string;
  /** Why it can't be chosen now. */
  readonly disabled?: string | null;
}

/** What lies over the screen. The topmost has the keys; Esc takes off exactly one. */
export type Layer =
  | {
      readonly kind: "picker";
      readonly title: string;
      readonly items: readonly PickerItem[];
      readonly input: TextInput;
      readonly cursor: number;
      readonly choose: (id: string) => void;
    }
  | {
      readonly kind: "commandLine";
      readonly input: TextInput;
      /** Which of the completions is marked. */
      readonly cursor: number;
    }
  | { readonly kind: "filter"; readonly pane: PaneId; readonly input: TextInput }
  | { readonly kind: "help"; readonly top: number }
  | {
      readonly kind: "confirm";
      readonly title: string;
      readonly question: readonly string[];
      readonly confirmLabel: string;
      /** Cancel at first. */
      readonly isConfirming: boolean;
      readonly confirm: () => void;
    }
  | {
      readonly kind: "reader";
      readonly title: string;
      readonly note: string;
      readonly lines: readonly Line[];
      readonly top: number;
    }
  | { readonly kind: "form"; readonly form: FormState };

export type LayerOf<Kind extends Layer["kind"]> = Extract<Layer, { kind: Kind }>;

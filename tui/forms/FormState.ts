/** What a form asks for; values are strings, a choice's is its option's id, checks' are ids joined by commas. */
export type Field =
  | {
      readonly kind: "text";
      readonly id: string;
      readonly label: string;
      readonly hint?: string;
    }
  | { readonly kind: "note"; readonly id: string; readonly label: string; readonly rows: number }
  | {
      readonly kind: "choice";
      readonly id: string;
      readonly label: string;
      readonly options: readonly Option[];
    }
  | {
      readonly kind: "checks";
      readonly id: string;
      readonly label: string;
      readonly options: readonly Option[];
    };

export interface Option {
  readonly id: string;
  readonly label: string;
}

export type FormValues = Readonly<Record<string, string>>;

export interface FormSpec {
  readonly title: string;
  readonly submitLabel: string;
  readonly fields: readonly Field[];
  readonly initial: FormValues;
  /** Fields that don't apply to these values, left out. */
  hidden?(values: FormValues): readonly string[];
  /** What is wrong with each field; only those that are wrong. */
  problems(values: FormValues): FormValues;
  /** What helps to fill a field in, such as the nearest free slot. */
  advice?(values: FormValues): FormValues;
  /** The value that Up or Down steps to in a text field, such as the next free slot. */
  step?(id: string, values: FormValues, direction: 1 | -1): string | null;
  /** Sends; resolves with null when done, or with what went wrong. */
  submit(values: FormValues): Promise<string | null>;
}

export interface FormState {
  readonly spec: FormSpec;
  readonly values: FormValues;
  /** Into the visible fields; one past the last is the button, two past it Cancel. */
  readonly focus: number;
  /** In graphemes, for text; the marked option, for checks. */
  readonly cursor: number;
  /** Fields whose problems are shown: those left once, and all after a try to send. */
  readonly touched: readonly string[];
  readonly isDirty: boolean;
  readonly isSending: boolean;
  /** Why it was not done. */
  readonly refusal: string | null;
}

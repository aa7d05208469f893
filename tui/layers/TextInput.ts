import { graphemes } from "../text/graphemes.ts";

/** A line being typed; the cursor counts graphemes. */
export interface TextInput {
  readonly value: string;
  readonly cursor: number;
}

export const emptyInput: TextInput = { value: "", cursor: 0 };

export function inputOf(value: string): TextInput {
  return { value, cursor: graphemes(value).length };
}

/** @returns null for a key that isn't an editing one */
export function editInput(input: TextInput, key: string): TextInput | null {
  const signs = graphemes(input.value);
  const at = Math.min(input.cursor, signs.length);
  const join = (before: number, after: number) => ({
    value: [...signs.slice(0, before), ...signs.slice(after)].join(""),
    cursor: before,
  });
  switch (key) {
    case "Left":
      return { ...input, cursor: Math.max(0, at - 1) };
    case "Right":
      return { ...input, cursor: Math.min(signs.length, at + 1) };
    case "Home":
      return { ...input, cursor: 0 };
    case "End":
      return { ...input, cursor: signs.length };
    case "Backspace":
      return at === 0 ? input : join(at - 1, at);
    case "Delete":
      return at === signs.length ? input : join(at, at + 1);
    case "Ctrl-U":
      return join(0, at);
    case "Ctrl-W": {
      const word = signs
        .slice(0, at)
        .join("")
        .replace(/\S+\s*$/, "");
      return join(graphemes(word).length, at);
    }
    default:
      return isText(key) ? insertText(input, key) : null;
  }
}

export function insertText(input: TextInput, text: string): TextInput {
  const signs = graphemes(input.value);
  const before = signs.slice(0, input.cursor).join("") + text;
  return {
    value: before + signs.slice(input.cursor).join(""),
    cursor: graphemes(before).length,
  };
}

/** Whether a key's name is the sign that it types. */
export function isText(key: string): boolean {
  return key.length > 0 && graphemes(key).length === 1;
}

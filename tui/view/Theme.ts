import type { Tone } from "../text/Line.ts";

/** How tones look. Only the 16 ANSI colours, and the terminal's own foreground for text. */
export interface Theme {
  readonly codes: Readonly<Record<Tone, string>>;
  /** Of the selected row in the pane with the focus. */
  readonly selection: string;
  readonly reset: string;
  readonly border: Border;
  readonly isUnicode: boolean;
}

export interface Border {
  readonly corners: readonly [string, string, string, string];
  readonly horizontal: string;
  readonly vertical: string;
  readonly thumb: string;
}

const unicodeBorder: Border = {
  corners: ["╭", "╮", "╰", "╯"],
  horizontal: "─",
  vertical: "│",
  thumb: "┃",
};

const asciiBorder: Border = {
  corners: ["+", "+", "+", "+"],
  horizontal: "-",
  vertical: "|",
  thumb: "#",
};

const colours: Record<Tone, string> = {
  plain: "",
  dim: "\u001b[2m",
  strong: "\u001b[1m",
  accent: "\u001b[36m",
  good: "\u001b[32m",
  bad: "\u001b[1;31m",
  warn: "\u001b[33m",
  inverse: "\u001b[7m",
};

const attributes: Record<Tone, string> = {
  plain: "",
  dim: "\u001b[2m",
  strong: "\u001b[1m",
  accent: "\u001b[1m",
  good: "",
  bad: "\u001b[1m",
  warn: "\u001b[1m",
  inverse: "\u001b[7m",
};

const nothing: Record<Tone, string> = {
  plain: "",
  dim: "",
  strong: "",
  accent: "",
  good: "",
  bad: "",
  warn: "",
  inverse: "",
};

/** @param environment `NO_COLOR` set leaves bold and inverse; `TERM=dumb` leaves plain ASCII */
export function themeFor(environment: { noColor: boolean; term: string }): Theme {
  const isDumb = environment.term === "dumb";
  const codes = isDumb ? nothing : environment.noColor ? attributes : colours;
  return {
    codes,
    selection: isDumb ? "" : "\u001b[7m",
    reset: isDumb ? "" : "\u001b[0m",
    border: isDumb ? asciiBorder : unicodeBorder,
    isUnicode: !isDumb,
  };
}

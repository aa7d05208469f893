/** ECMA-48 control sequences (CSI), and control strings (OSC, DCS, SOS, PM, APC) that are terminated. */
const sequences =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]/g;

const breaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** C0 and C1 but for tab and line feed, direction controls (UAX 9), the byte order mark, annotation and tag characters. */
const controls =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0001}]/gu;

/** A text without anything that a terminal would act on; line feeds and tabs stay, other line breaks become line feeds. */
export function unstyled(text: string): string {
  return text.replace(sequences, "").replace(breaks, "\n").replace(controls, "").toWellFormed();
}

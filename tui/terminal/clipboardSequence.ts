/** OSC 52 (xterm's control sequences): the terminal puts the text on the clipboard, through ssh too, and gives no answer. */
export function clipboardSequence(text: string): string {
  return `\u001b]52;c;${Buffer.from(text, "utf8").toString("base64")}\u0007`;
}

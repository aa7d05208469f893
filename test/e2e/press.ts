import type { Terminal } from "../tui/pty/Terminal.ts";

/** Keys by the names that the README and the footer use. */
const named: Readonly<Record<string, string>> = {
  Enter: "\r",
  Esc: "\u001b",
  Tab: "\t",
  "Shift-Tab": "\u001b[Z",
  Right: "\u001b[C",
  Left: "\u001b[D",
  Down: "\u001b[B",
  Space: " ",
};

const restMs = 150;

/** Types as a person does: the next key once the screen has come to rest. Esc at once followed by a key is another key. */
export async function press(terminal: Terminal, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    terminal.write(named[key] ?? key);
    for (let before = -1; before !== terminal.written.length; ) {
      before = terminal.written.length;
      await new Promise((resolve) => setTimeout(resolve, restMs));
    }
    await terminal.settled();
  }
}

import { screens } from "../layout/ScreenId.ts";
import { type Command, isInScope } from "./Command.ts";

/** Keys that terminals, tmux and flow control have taken, or that arrive as another key. */
const taken = ["Ctrl-A", "Ctrl-B", "Ctrl-S", "Ctrl-Q", "Ctrl-I", "Ctrl-M", "Ctrl-H"];

/** Keys that mean two things on one screen, or that can't be used; each as a sentence. */
export function keyConflicts(commands: readonly Command[]): string[] {
  const conflicts = new Set<string>();
  for (const screen of screens) {
    const owners = new Map<string, string>();
    for (const command of commands) {
      if (!isInScope(command, screen)) continue;
      for (const key of command.keys) {
        const owner = owners.get(key);
        if (owner !== undefined) {
          conflicts.add(`${key} on ${screen}: ${owner} and ${command.id}`);
        }
        owners.set(key, command.id);
        if (taken.includes(key) || /^F\d/.test(key)) conflicts.add(`${key} can't be used`);
      }
    }
  }
  const ids = commands.map(({ id }) => id);
  for (const id of ids) {
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) conflicts.add(`two commands are called ${id}`);
  }
  return [...conflicts];
}

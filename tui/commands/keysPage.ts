import { type ScreenId, screens, screenTitles } from "../layout/ScreenId.ts";
import { allCommands } from "./allCommands.ts";
import type { Command } from "./Command.ts";

/** docs/keys.md, from the same table as help, footer and palette. */
export function keysPage(): string {
  const anywhere = allCommands.filter(({ scope }) => scope === "anywhere");
  return [
    "# Keys",
    "",
    "Written by the key table of the dashboard (`tui/commands/`); a test keeps it current.",
    "",
    "What the persona in use can't do stays visible: in brackets in the footer, with the reason in `?` and `Ctrl-P`.",
    "An act that the ledger would refuse can be tried all the same, after a question: the refusal leaves its entry.",
    "",
    "## Everywhere",
    "",
    ...table(anywhere),
    ...screens.flatMap((screen) => sectionOf(screen)),
    "## In lists, forms and dialogs",
    "",
    "| Key | Does |",
    "| --- | --- |",
    "| `Enter` | chooses, goes to the next field, or confirms what is marked |",
    "| `Esc` | closes exactly one dialog; asks before it throws away what was typed |",
    "| `Tab` `Shift-Tab` | next and previous field, item or button |",
    "| `Left` `Right` | another choice; in a date and time `Up` and `Down` step through free slots |",
    "| `Space` | checks and unchecks |",
    "| `Ctrl-U` `Ctrl-W` | deletes to the start, deletes a word |",
    "",
    "## The command line (`:`)",
    "",
    "Every command goes by its name, with `Tab` to complete it: " +
      `${allCommands.map(({ id }) => `\`${id}\``).join(", ")}.`,
    "Besides: `as <persona>`, `record <number>`, `filter <text>`.",
    "",
  ].join("\n");
}

function sectionOf(screen: ScreenId): string[] {
  const here = allCommands.filter(({ scope }) => scope !== "anywhere" && scope.includes(screen));
  if (here.length === 0) return [];
  return [`## ${screenTitles[screen]}`, "", ...table(here)];
}

function table(commands: readonly Command[]): string[] {
  const rows = commands.map(
    ({ keys, title }) => `| ${keys.map((key) => `\`${key}\``).join(" ")} | ${title} |`,
  );
  return ["| Key | Does |", "| --- | --- |", ...rows, ""];
}

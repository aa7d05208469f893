import { accessCommands } from "./accessCommands.ts";
import { appointmentCommands } from "./appointmentCommands.ts";
import { auditCommands } from "./auditCommands.ts";
import type { Command } from "./Command.ts";
import { devnetCommands } from "./devnetCommands.ts";
import { goCommands } from "./goCommands.ts";
import { moveCommands } from "./moveCommands.ts";
import { recordCommands } from "./recordCommands.ts";

/** The one table of commands and keys. */
export const allCommands: readonly Command[] = [
  ...recordCommands,
  ...appointmentCommands,
  ...accessCommands,
  ...auditCommands,
  ...devnetCommands,
  ...goCommands,
  ...moveCommands,
];

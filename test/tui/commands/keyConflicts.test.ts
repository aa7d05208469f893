import { expect, test } from "vitest";
import { allCommands } from "../../../tui/commands/allCommands.ts";
import { keyConflicts } from "../../../tui/commands/keyConflicts.ts";

test("no key means two things on one screen, and none is one that terminals have taken", () => {
  expect(keyConflicts(allCommands)).toEqual([]);
});

test("a key that means two things on one screen is found", () => {
  const command = { title: "", group: "Look", run: () => undefined } as const;
  const conflicts = keyConflicts([
    { ...command, id: "one", keys: ["x", "Ctrl-S"], scope: "anywhere" },
    { ...command, id: "two", keys: ["x"], scope: ["log"] },
  ]);
  expect(conflicts).toEqual(["Ctrl-S can't be used", "x on log: one and two"]);
});

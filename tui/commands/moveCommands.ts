import type { Command } from "./Command.ts";
import { openRow } from "./openRow.ts";
import { moveFocusBy, moveInPane, moveSideways, moveToMark } from "./paneActions.ts";
import { stepBack } from "./stepBack.ts";

const anywhere = { scope: "anywhere", group: "Move" } as const;

export const moveCommands: readonly Command[] = [
  {
    ...anywhere,
    id: "down",
    keys: ["j", "Down"],
    title: "Down",
    run: (s) => moveInPane(s, "down"),
  },
  { ...anywhere, id: "up", keys: ["k", "Up"], title: "Up", run: (s) => moveInPane(s, "up") },
  {
    ...anywhere,
    id: "page-down",
    keys: ["PgDn"],
    title: "A page down",
    run: (s) => moveInPane(s, "pageDown"),
  },
  {
    ...anywhere,
    id: "page-up",
    keys: ["PgUp"],
    title: "A page up",
    run: (s) => moveInPane(s, "pageUp"),
  },
  {
    ...anywhere,
    id: "first",
    keys: ["g", "Home"],
    title: "To the first row",
    run: (s) => moveInPane(s, "first"),
  },
  {
    ...anywhere,
    id: "last",
    keys: ["G", "End"],
    title: "To the last row; the log follows again",
    run: (s) => moveInPane(s, "last"),
  },
  { ...anywhere, id: "left", keys: ["h", "Left"], title: "Left", run: (s) => moveSideways(s, -4) },
  {
    ...anywhere,
    id: "right",
    keys: ["l", "Right"],
    title: "Right",
    run: (s) => moveSideways(s, 4),
  },
  {
    ...anywhere,
    id: "far-left",
    keys: ["Shift-Left"],
    title: "Far left",
    run: (s) => moveSideways(s, -20),
  },
  {
    ...anywhere,
    id: "far-right",
    keys: ["Shift-Right"],
    title: "Far right",
    run: (s) => moveSideways(s, 20),
  },
  {
    ...anywhere,
    id: "next-pane",
    keys: ["Tab"],
    title: "Next pane",
    footer: "pane",
    run: (s) => moveFocusBy(s, 1),
  },
  {
    ...anywhere,
    id: "previous-pane",
    keys: ["Shift-Tab"],
    title: "Previous pane",
    run: (s) => moveFocusBy(s, -1),
  },
  { ...anywhere, id: "open", keys: ["Enter"], title: "Open what is marked", run: openRow },
  {
    ...anywhere,
    id: "back",
    keys: ["Esc"],
    title: "Back by one: dialog, filter, zoom, content",
    run: stepBack,
  },
  {
    ...anywhere,
    id: "next-difference",
    keys: ["n"],
    title: "Next difference, finding or match",
    run: (s) => moveToMark(s, 1),
  },
  {
    ...anywhere,
    id: "previous-difference",
    keys: ["N"],
    title: "Previous difference, finding or match",
    run: (s) => moveToMark(s, -1),
  },
];

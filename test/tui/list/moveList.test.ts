import { describe, expect, test } from "vitest";
import { endOfList, startOfList } from "../../../tui/list/ListState.ts";
import { moveList } from "../../../tui/list/moveList.ts";
import { placeList } from "../../../tui/list/placeList.ts";

const rows = (count: number) => Array.from({ length: count }, (_, index) => `row ${index}`);
const idOf = (row: string) => row;

describe("a list", () => {
  test("keeps the cursor inside its window", () => {
    let list = startOfList;
    for (let step = 0; step < 7; step++) list = moveList(list, "down", rows(20), idOf, 5);
    expect(placeList(list, rows(20), idOf, 5)).toEqual({ cursor: 7, top: 3 });
    list = moveList(list, "first", rows(20), idOf, 5);
    expect(placeList(list, rows(20), idOf, 5)).toEqual({ cursor: 0, top: 0 });
  });

  test("keeps its selection by id when rows come in before it", () => {
    const list = moveList(startOfList, "down", ["b", "c", "d"], idOf, 3);
    expect(placeList(list, ["a", "b", "c", "d"], idOf, 3).cursor).toBe(2);
  });

  test("stays where it was when the selected row is filtered away", () => {
    const list = moveList(startOfList, "last", ["a", "b", "c"], idOf, 3);
    expect(placeList(list, ["a", "b"], idOf, 3)).toEqual({ cursor: 1, top: 0 });
  });

  test("follows the end, and freezes when moved up", () => {
    expect(placeList(endOfList, rows(50), idOf, 10)).toEqual({ cursor: 49, top: 40 });
    const frozen = moveList(endOfList, "up", rows(50), idOf, 10, true);
    expect(frozen.isFollowing).toBe(false);
    expect(frozen.seenRows).toBe(50);
    expect(placeList(frozen, rows(80), idOf, 10)).toEqual({ cursor: 48, top: 40 });
    expect(moveList(frozen, "last", rows(80), idOf, 10, true).isFollowing).toBe(true);
  });

  test("without rows has no cursor", () => {
    expect(placeList(startOfList, [], idOf, 5)).toEqual({ cursor: -1, top: 0 });
    expect(moveList(startOfList, "down", [], idOf, 5).selectedId).toBeNull();
  });
});

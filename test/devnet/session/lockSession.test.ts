import { describe, expect, it } from "vitest";
import { lockSession } from "../../../devnet/session/lockSession.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

describe("the lock of a session", () => {
  it("is held once, and free again when it is released", () => {
    const folder = temporaryFolder();
    const lock = lockSession(folder);
    expect(lock).not.toBeNull();
    expect(lockSession(folder)).toBeNull();
    lock?.release();
    const again = lockSession(folder);
    expect(again).not.toBeNull();
    again?.release();
  });

  it("says so where the folder can't be used", () => {
    expect(() => lockSession("/nowhere/at/all")).toThrow("MA-STATE-DIRECTORY");
  });
});

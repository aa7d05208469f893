import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sessionDirectory } from "../../../devnet/session/sessionDirectory.ts";

describe("a session's folder", () => {
  it("is below the XDG state folder", () => {
    const env = { XDG_STATE_HOME: "/var/state" };
    expect(sessionDirectory({}, env)).toBe("/var/state/medaudit/default");
    expect(sessionDirectory({ session: "two" }, env)).toBe("/var/state/medaudit/two");
  });

  it("is below the home folder where there is none, or a relative one", () => {
    const fallback = join(homedir(), ".local/state/medaudit/default");
    expect(sessionDirectory({}, {})).toBe(fallback);
    expect(sessionDirectory({}, { XDG_STATE_HOME: "state" })).toBe(fallback);
  });

  it("moves with --state-dir", () => {
    expect(sessionDirectory({ session: "s", stateDir: "/x/y" }, {})).toBe("/x/y/s");
  });

  it("has no name that leads elsewhere", () => {
    for (const session of ["..", ".", "", "a/b", "../x", "-x", "a\0b", "x".repeat(65)]) {
      expect(() => sessionDirectory({ session }, {})).toThrow("MA-SESSION-NAME");
    }
  });
});

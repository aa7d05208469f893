import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { clearSessionFolder, openSessionFolder } from "../../../devnet/session/sessionFolder.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

describe("a session's folder", () => {
  it("is made for its owner only", () => {
    const folder = join(temporaryFolder(), "a", "b");
    openSessionFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it("is not taken where it holds other files, so that starting over can't delete them", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "thesis.txt"), "mine");
    expect(() => openSessionFolder(folder)).toThrow("MA-STATE-DIRECTORY");
    expect(existsSync(join(folder, "thesis.txt"))).toBe(true);
  });

  it("is emptied but for lock and log", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "keys"));
    for (const name of ["lock", "devnet.log", "devnet.log.1", "journal.ndjson", "keys/gate.key"]) {
      writeFileSync(join(folder, name), "");
    }
    clearSessionFolder(folder);
    const left = ["lock", "devnet.log", "devnet.log.1"].every((name) =>
      existsSync(join(folder, name)),
    );
    expect(left).toBe(true);
    expect(existsSync(join(folder, "keys"))).toBe(false);
    expect(existsSync(join(folder, "journal.ndjson"))).toBe(false);
  });
});

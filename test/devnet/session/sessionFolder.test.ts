import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  openSessionFolder,
  setAside,
  settleSessionFolder,
} from "../../../devnet/session/sessionFolder.ts";
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

  it("gives an old session back where no fresh one comes about, whenever it is interrupted", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "keys"));
    const old = ["identity.json", "journal.ndjson", "keys/gate.key"];
    for (const name of ["lock", "devnet.log", ...old]) writeFileSync(join(folder, name), "old");
    setAside(folder);
    expect(readdirSync(folder).sort()).toEqual(["aside", "devnet.log", "lock"]);
    mkdirSync(join(folder, "keys"));
    for (const name of ["keys/gate.key", "personas.json"]) writeFileSync(join(folder, name), "new");
    settleSessionFolder(folder);
    expect(readdirSync(folder).sort()).toEqual([
      "devnet.log",
      "identity.json",
      "journal.ndjson",
      "keys",
      "lock",
    ]);
    for (const name of old) expect(readFileSync(join(folder, name), "utf8")).toBe("old");
  });

  it("forgets the old session once the fresh one is whole", () => {
    const folder = temporaryFolder();
    for (const name of ["lock", "identity.json"]) writeFileSync(join(folder, name), "old");
    setAside(folder);
    writeFileSync(join(folder, "identity.json"), "new");
    settleSessionFolder(folder);
    expect(readdirSync(folder).sort()).toEqual(["identity.json", "lock"]);
    expect(readFileSync(join(folder, "identity.json"), "utf8")).toBe("new");
  });
});

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PersonaBook } from "../../../devnet/persona/PersonaBook.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

const secret = new Uint8Array(32).fill(7);

describe("the personas of a session", () => {
  it("are a registrar, two patients, two doctors and two auditors to begin with", () => {
    const book = new PersonaBook(temporaryFolder(), secret);
    const roles = book.all.map((persona) => persona.role);
    expect(roles.sort()).toEqual([
      "auditor",
      "auditor",
      "doctor",
      "doctor",
      "patient",
      "patient",
      "registrar",
    ]);
    expect(new Set(book.all.map((persona) => persona.encryptionPublicKey)).size).toBe(7);
  });

  it("have the same accounts in every session, and other encryption keys", () => {
    const one = new PersonaBook(temporaryFolder(), secret).named("chen");
    const other = new PersonaBook(temporaryFolder(), new Uint8Array(32).fill(8)).named("chen");
    expect(one.accountKey).toBe(other.accountKey);
    expect(one.encryptionPublicKey).not.toBe(other.encryptionPublicKey);
  });

  it("grow by whoever is added, once they are saved, without a key in the file", () => {
    const folder = temporaryFolder();
    const book = new PersonaBook(folder, secret);
    const added = book.add({ name: "smith-2", displayName: "A. Smith", role: "patient" });
    expect(() => new PersonaBook(folder, secret).named("smith-2")).toThrow("MA-PERSONA-UNKNOWN");
    book.save();
    const again = new PersonaBook(folder, secret);
    expect(again.named("smith-2")).toEqual(added);
    expect(again.add({ name: "next", displayName: "N", role: "doctor" }).address).not.toBe(
      added.address,
    );
    const path = join(folder, "personas.json");
    const text = readFileSync(path, "utf8");
    expect(text).not.toContain(added.accountKey.slice(2));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("have names that are free and plain", () => {
    const book = new PersonaBook(temporaryFolder(), secret);
    for (const name of ["chen", "", "../x", "A", "x".repeat(33), "a b"]) {
      const add = () => book.add({ name, displayName: "X", role: "doctor" });
      expect(add).toThrow("MA-PERSONA-NAME");
    }
  });
});

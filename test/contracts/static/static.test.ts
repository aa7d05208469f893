import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Interface, id } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LocalLedger, medAuditArtifact } from "../driver/LocalLedger.ts";
import { opcodesOf } from "./opcodesOf.ts";

const root = new URL("../../../", import.meta.url);
const { abi, deployedBytecode } = medAuditArtifact();
const fragments = new Interface(abi);
const forbidden = {
  CREATE: 0xf0,
  CALL: 0xf1,
  CALLCODE: 0xf2,
  DELEGATECALL: 0xf4,
  CREATE2: 0xf5,
  STATICCALL: 0xfa,
  SELFDESTRUCT: 0xff,
};

describe("the contract's form", () => {
  it("takes no ether: no function is payable, and there is neither receive nor fallback", () => {
    expect(
      fragments.fragments.filter((fragment) => ["receive", "fallback"].includes(fragment.type)),
    ).toEqual([]);
    fragments.forEachFunction((fragment) => expect(fragment.payable, fragment.name).toBe(false));
    expect(fragments.deploy.payable).toBe(false);
  });

  it.each(Object.entries(forbidden))("never uses %s", (_, opcode) => {
    expect(opcodesOf(deployedBytecode).has(opcode)).toBe(false);
  });

  it("fits the size that a public chain allows", () => {
    expect((deployedBytecode.length - 2) / 2).toBeLessThanOrEqual(24_576);
  });

  it("has no assembly and one compiler version", () => {
    for (const file of readdirSync(new URL("contracts/", root), {
      recursive: true,
      encoding: "utf8",
    })) {
      if (!file.endsWith(".sol")) continue;
      const source = readFileSync(new URL(`contracts/${file}`, root), "utf8");
      expect(source, file).not.toMatch(/\bassembly\b|\bdelegatecall\b|\bselfdestruct\b/);
      expect(source, file).toContain("pragma solidity 0.8.37;");
    }
  });

  it("has no warning from solhint", async () => {
    const solhint = createRequire(import.meta.url).resolve("solhint/solhint.js");
    const run = promisify(execFile)(
      process.execPath,
      [solhint, "--disc", "--max-warnings", "0", "contracts/**/*.sol"],
      { cwd: fileURLToPath(root), timeout: 60_000 },
    );
    await expect(run).resolves.toMatchObject({ stderr: "" });
  });
});

describe("the registrar's office", () => {
  let ledger: LocalLedger;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ ledger, close } = await LocalLedger.deploy());
    const [patient, doctor] = ledger.accounts;
    await ledger.send(patient ?? "", "register", [id("key")]);
    await ledger.send(ledger.registrar, "credential", [doctor, 2, id("key")]);
    await ledger.send(patient ?? "", "grant", [doctor, 0, 63, 0, 0]);
    await ledger.send(doctor ?? "", "create", [patient, id("envelope"), 1]);
    await ledger.send(patient ?? "", "book", [doctor, (await ledger.nowSeconds()) + 9_000]);
  });

  afterAll(() => close());

  it("reaches no chart and no record: all but its own two acts revert", async () => {
    const [patient, doctor] = ledger.accounts;
    const calls: Record<string, readonly unknown[]> = {
      register: [id("key")],
      grant: [doctor, 0, 63, 0, 0],
      revoke: [doctor, 0],
      create: [patient, id("next"), 1],
      amend: [1, 1, id("next"), 1],
      remove: [1, 1],
      access: [12, 1, 1, id("request"), 1],
      query: [1],
      reportMismatch: [1, 1, id("head"), id("report")],
      book: [doctor, (await ledger.nowSeconds()) + 18_000],
      reschedule: [1, (await ledger.nowSeconds()) + 18_000],
      cancel: [1],
      fulfil: [1, 0],
      noshow: [1],
    };
    const acts: string[] = [];
    fragments.forEachFunction((fragment) => {
      if (!fragment.constant) acts.push(fragment.name);
    });
    expect([...Object.keys(calls), "credential", "suspend"].toSorted()).toEqual(acts.toSorted());
    for (const [name, args] of Object.entries(calls)) {
      const result = await ledger.send(ledger.registrar, name, args);
      const expected = name === "register" ? "AlreadyRegistered" : "RoleNotAllowed";
      expect(result, name).toMatchObject({ kind: "reverted", error: expected });
    }
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Interface } from "ethers";
import { describe, expect, it } from "vitest";
import { medAuditArtifact } from "../driver/LocalLedger.ts";

const law = new URL("../law/", import.meta.url);
const files = readdirSync(law);
const trees = files.filter((file) => file.endsWith(".tree"));
const suites = files.filter((file) => file.endsWith(".t.sol"));
const functions = new Interface(medAuditArtifact().abi).fragments
  .filter((fragment) => fragment.type === "function" || fragment.type === "constructor")
  .map((fragment) => ("name" in fragment ? String(fragment.name) : "constructor"));

const read = (file: string) => readFileSync(new URL(file, law), "utf8");
const namesIn = (text: string) => [...text.matchAll(/\btest_\w+/g)].map(([name]) => name);
const upperFirst = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** Tests of a file, with those that its contracts inherit from the abstract laws. */
function testsOf(file: string): Set<string> {
  const source = read(file);
  const found = new Set(declared(source));
  for (const base of ["DoctorConsentLaw", "AuditorConsentLaw", "ConsentLaw"]) {
    if (!new RegExp(`\\bis\\b[^{]*\\b${base}\\b`).test(source)) continue;
    for (const name of inherited(base)) found.add(name);
  }
  return found;
}

function declared(source: string): string[] {
  return [...source.matchAll(/function (test_\w+)/g)].map(([, name]) => name ?? "");
}

function inherited(base: string): string[] {
  const source = readFileSync(new URL("../base/ConsentLaw.sol", import.meta.url), "utf8");
  const start = source.indexOf(`abstract contract ${base} `);
  const body = source.slice(start, source.indexOf("\n}\n", start));
  const parent = /^abstract contract \w+ is (\w+)/.exec(body)?.[1];
  return [...declared(body), ...(parent?.endsWith("ConsentLaw") ? inherited(parent) : [])];
}

const hasOwnSuite = (tree: string) => existsSync(new URL(tree.replace(".tree", ".t.sol"), law));

describe("the ledger's specification", () => {
  it("has one branch file for every external function, and for the constructor", () => {
    expect(trees.toSorted()).toEqual(
      functions.map((name) => `${upperFirst(name)}.tree`).toSorted(),
    );
  });

  it("names a test at every leaf", () => {
    for (const tree of trees) {
      const leaves = read(tree)
        .split("\n")
        .filter((line) => /[├└]── it /.test(line)).length;
      expect(namesIn(read(tree)), tree).toHaveLength(leaves);
    }
  });

  it.each(suites.filter((suite) => suite !== "Views.t.sol"))(
    "has a test for every branch and no other: %s",
    (suite) => {
      const tree = suite.replace(".t.sol", ".tree");
      expect(namesIn(read(tree)).toSorted()).toEqual([...testsOf(suite)].toSorted());
    },
  );

  it("has a test for every branch of the views and no other", () => {
    const named = trees.filter((tree) => !hasOwnSuite(tree)).flatMap((tree) => namesIn(read(tree)));
    expect(named.toSorted()).toEqual([...testsOf("Views.t.sol")].toSorted());
  });
});

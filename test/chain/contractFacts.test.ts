import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { EventFragment } from "ethers/abi";
import { expect, test } from "vitest";
import { eventTopics } from "../../chain/eventTopics.ts";
import { ledgerAbi, ledgerArtifact } from "../../chain/ledgerAbi.ts";
import { ledgerRefusals } from "../../chain/ledgerRefusals.ts";
import { storageLayout } from "../../chain/proof/streamSlots.ts";

/** What `chain/` knows by heart, held against what the compiler says. */

test("the event topics are the ABI's", () => {
  const fromAbi = Object.fromEntries(
    ledgerAbi()
      .fragments.filter((fragment): fragment is EventFragment => fragment instanceof EventFragment)
      .map((event) => [event.name, event.topicHash]),
  );
  expect(eventTopics).toEqual(fromAbi);
});

test("every custom error of the contract has its words, and no other", () => {
  const inAbi = ledgerArtifact.abi.filter(({ type }) => type === "error").map((item) => item.name);
  expect(Object.keys(ledgerRefusals).sort()).toEqual(inAbi.sort());
});

test("the storage slots are the compiler's", () => {
  const folder = resolve(import.meta.dirname, "../../build/artifacts/build-info");
  const outputs = readdirSync(folder).filter((name) => name.endsWith(".output.json"));
  const layouts = outputs.flatMap((name) => {
    const { output } = JSON.parse(readFileSync(join(folder, name), "utf8"));
    return Object.values(
      output.contracts as Record<string, Record<string, { storageLayout?: Layout }>>,
    ).flatMap((source) => (source.MedAudit?.storageLayout ? [source.MedAudit.storageLayout] : []));
  });
  expect(layouts.length).toBeGreaterThan(0);
  for (const { storage } of layouts) {
    const slots = Object.fromEntries(
      storage.map(({ label, slot }) => [label.replace("_", ""), BigInt(slot)]),
    );
    expect(slots).toMatchObject(storageLayout);
  }
});

interface Layout {
  readonly storage: readonly { readonly label: string; readonly slot: string }[];
}

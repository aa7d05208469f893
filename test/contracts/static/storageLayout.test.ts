import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Layout {
  readonly storage: readonly {
    readonly label: string;
    readonly slot: string;
    readonly type: string;
  }[];
  readonly types: Record<string, { readonly members?: readonly Member[] }>;
}

interface Member {
  readonly label: string;
  readonly slot: string;
  readonly offset: number;
}

const build = new URL("../../../build/artifacts/", import.meta.url);
const layout = readLayout();

/** Proofs of heads rest on these places: docs/ledger.md. */
describe("the storage layout", () => {
  it("keeps every variable at its slot", () => {
    const slots = Object.fromEntries(
      layout.storage.map(({ label, slot }) => [label, Number(slot)]),
    );
    expect(slots).toEqual({
      _participants: 0,
      _registrySeq: 1,
      _registryHead: 2,
      _consents: 3,
      _records: 4,
      _reports: 5,
      _recordCount: 6,
      _appointments: 7,
      _live: 8,
      _appointmentCount: 9,
    });
  });

  it("keeps a chart's seq and head in the participant", () => {
    expect(membersOf("Participant")).toEqual({
      role: "0.0",
      suspended: "0.1",
      seq: "0.2",
      head: "1.0",
      encryptionKey: "2.0",
    });
  });

  it("keeps a record's state, head and commitment one after another", () => {
    expect(membersOf("Record")).toEqual({ state: "0.0", head: "1.0", commitment: "2.0" });
  });

  it("keeps a consent and a report in one slot each", () => {
    for (const name of ["Consent", "Report"]) {
      expect(Object.values(membersOf(name)).every((place) => place.startsWith("0."))).toBe(true);
    }
  });
});

function membersOf(name: string): Record<string, string> {
  const type = Object.entries(layout.types).find(([key]) => key.startsWith(`t_struct(${name})`));
  const members = type?.[1].members ?? [];
  return Object.fromEntries(members.map(({ label, slot, offset }) => [label, `${slot}.${offset}`]));
}

function readLayout(): Layout {
  const read = (path: string) =>
    JSON.parse(readFileSync(new URL(path, build), "utf8")) as Record<string, unknown>;
  const { buildInfoId } = read("contracts/MedAudit.sol/MedAudit.json");
  const { output } = read(`build-info/${String(buildInfoId)}.output.json`) as {
    output: { contracts: Record<string, Record<string, { storageLayout: Layout }>> };
  };
  const found = output.contracts["project/contracts/MedAudit.sol"]?.MedAudit?.storageLayout;
  if (found === undefined) throw new Error("the build has no storage layout");
  return found;
}

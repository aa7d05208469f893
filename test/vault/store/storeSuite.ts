import { beforeEach, describe, expect, test } from "vitest";
import type { Address, Hash } from "../../../core/log/Hex.ts";
import type { Claim, PendingPut, ReleaseRow, VaultStore } from "../../../vault/store/VaultStore.ts";

export const hashOf = (n: number): Hash => `0x${n.toString(16).padStart(64, "0")}`;
export const addressAt = (n: number): Address => `0x${n.toString().padStart(40, "0")}`;
export const roomy = { versionsMost: 100, bytesMost: 1_000_000 };

export function pendingPut(n: number, change: Partial<PendingPut> = {}): PendingPut {
  return {
    commitment: hashOf(n),
    patient: addressAt(1),
    author: addressAt(2),
    action: "create",
    amends: 0,
    storedAtSeconds: 1000,
    envelope: new Uint8Array(100).fill(n),
    gateShare: new Uint8Array(60).fill(n),
    shares: [
      { recipient: addressAt(1), encryptionKey: hashOf(77), sealed: `0x${"5a".repeat(80)}` },
    ],
    ...change,
  };
}

export function claimOf(n: number, recordId: number, change: Partial<Claim> = {}): Claim {
  const { commitment, patient, author, action } = pendingPut(n);
  const transactionHash = hashOf(9000 + n);
  const block = 10;
  return {
    commitment,
    patient,
    author,
    action,
    recordId,
    version: 1,
    transactionHash,
    block,
    ...change,
  };
}

export const releaseRow = (n: number): ReleaseRow => ({
  transactionHash: hashOf(n),
  logIndex: 0,
  recordId: 1,
  version: 1,
  actor: addressAt(2),
  requestHash: hashOf(500 + n),
  releasedAtSeconds: 2000,
  receipt: `0x${"ab".repeat(65)}`,
});

/** What any store must do. @param open a new, empty one */
export function storeSuite(name: string, open: () => Promise<VaultStore>): void {
  describe(`a ${name} keeps`, () => {
    let store: VaultStore;
    const only = async () => {
      const [row] = await store.rows();
      if (!row) throw new Error("no row");
      return row;
    };

    beforeEach(async () => {
      store = await open();
      return () => store.close();
    });

    test("what was put, byte for byte", async () => {
      expect(await store.put(pendingPut(1), roomy)).toBe("stored");
      const { row, ...rest } = await only();
      expect(rest).toMatchObject({ commitment: hashOf(1), state: "pending", recordId: 0 });
      expect(await store.envelopeOf(row)).toEqual(pendingPut(1).envelope);
      expect(await store.gateShareOf(row)).toEqual(pendingPut(1).gateShare);
      expect(await store.sharesOf(row)).toEqual(pendingPut(1).shares);
    });

    test("a commitment for whoever put it first", async () => {
      await store.put(pendingPut(1), roomy);
      expect(await store.put(pendingPut(1), roomy)).toBe("same");
      expect(await store.put(pendingPut(1, { author: addressAt(3) }), roomy)).toBe("taken");
      await store.claim([claimOf(1, 5)]);
      expect(await store.put(pendingPut(1), roomy)).toBe("taken");
    });

    test("within each author's quota, which claimed versions don't count against", async () => {
      const quota = { versionsMost: 2, bytesMost: 250 };
      await store.put(pendingPut(1), quota);
      expect(await store.put(pendingPut(2, { envelope: new Uint8Array(151) }), quota)).toBe(
        "over-quota",
      );
      expect(await store.put(pendingPut(2), quota)).toBe("stored");
      expect(await store.put(pendingPut(3), quota)).toBe("over-quota");
      expect(await store.put(pendingPut(4, { author: addressAt(3) }), quota)).toBe("stored");
      await store.claim([claimOf(1, 5)]);
      expect(await store.put(pendingPut(3), quota)).toBe("stored");
    });

    test("a number only for the author, chart and act that it was put for", async () => {
      await store.put(pendingPut(1), roomy);
      await store.put(pendingPut(2, { action: "amend", amends: 5 }), roomy);
      for (const other of [
        { author: addressAt(3) },
        { patient: addressAt(3) },
        { action: "amend" as const },
      ]) {
        expect(await store.claim([claimOf(1, 5, other)])).toBe(0);
      }
      expect(await store.claim([claimOf(2, 6, { action: "amend", version: 2 })])).toBe(0);
      expect(await store.claim([claimOf(2, 5, { action: "amend", version: 2 })])).toBe(1);
      expect(await store.claim([claimOf(1, 5)])).toBe(1);
      expect(await store.claim([claimOf(1, 6)])).toBe(0);
      expect((await store.rows({ recordId: 5 })).map(({ version }) => version)).toEqual([1, 2]);
    });

    test("what a rewound chain took the entry of, as pending again, and sweeps it once the chain has grown past it", async () => {
      await store.put(pendingPut(1), roomy);
      await store.put(pendingPut(2), roomy);
      await store.claim([claimOf(1, 5), claimOf(2, 6)]);
      expect(await store.unclaimAllBut(new Set([hashOf(9001)]))).toBe(1);
      expect((await store.rows()).map(({ state }) => state)).toEqual(["claimed", "pending"]);
      expect(await store.sweepPending(9_999_999, 10)).toBe(0);
      expect(await store.claim([claimOf(2, 7)])).toBe(1);
      expect(await store.unclaimAllBut(new Set([hashOf(9001)]))).toBe(1);
      expect(await store.sweepPending(9_999_999, 11)).toBe(1);
      expect((await store.rows()).map(({ state }) => state)).toEqual(["claimed"]);
    });

    test("one release for each entry", async () => {
      await store.put(pendingPut(1), roomy);
      const { row } = await only();
      expect(await store.addRelease(releaseRow(1), [row])).toBe(true);
      expect(await store.addRelease({ ...releaseRow(1), actor: addressAt(3) }, [row])).toBe(false);
      expect(await store.addRelease({ ...releaseRow(1), logIndex: 1 }, [row])).toBe(true);
      expect(await store.hasRelease(hashOf(1), 0)).toBe(true);
      expect(await store.hasRelease(hashOf(2), 0)).toBe(false);
      expect(await store.releases(1)).toHaveLength(2);
      expect((await store.releases())[0]).toEqual({ ...releaseRow(1), isChanged: false });
    });

    test("no release of what is destroyed", async () => {
      await store.put(pendingPut(1), roomy);
      await store.claim([claimOf(1, 1)]);
      const { row } = await only();
      await store.destroy([{ recordId: 1, transactionHash: hashOf(8) }]);
      expect(await store.addRelease(releaseRow(1), [row])).toBe(false);
      expect(await store.releases()).toEqual([]);
    });

    test("nothing of a deleted record but that it was there", async () => {
      await store.put(pendingPut(1), roomy);
      await store.put(pendingPut(2), roomy);
      await store.claim([claimOf(1, 1), claimOf(2, 2)]);
      expect(await store.destroy([{ recordId: 1, transactionHash: hashOf(8) }])).toBe(1);
      expect(await store.destroy([{ recordId: 1, transactionHash: hashOf(8) }])).toBe(0);
      const [gone, kept] = await store.rows();
      expect(gone).toMatchObject({ state: "deleted", hasEnvelope: false, hasGateShare: false });
      expect(gone && (await store.sharesOf(gone.row))).toEqual([]);
      expect(kept).toMatchObject({ state: "claimed", hasEnvelope: true });
      expect(await store.purge()).toBe(true);
    });

    test("a recipient's newest share", async () => {
      await store.put(pendingPut(1), roomy);
      const { row } = await only();
      const share = { recipient: addressAt(1), encryptionKey: hashOf(78), sealed: "0xff" as const };
      const another = { ...share, recipient: addressAt(9) };
      await store.putShares([
        { row, share },
        { row, share: another },
      ]);
      expect(await store.sharesOf(row)).toEqual([share, another]);
    });

    test("rows that can be read a few at a time", async () => {
      for (const n of [1, 2, 3, 4]) await store.put(pendingPut(n), roomy);
      await store.claim([claimOf(1, 5), claimOf(3, 5, { version: 2 })]);
      const [first] = await store.rows({ most: 1 });
      const after = first?.row ?? 0;
      const commitments = (rows: readonly { commitment: Hash }[]) =>
        rows.map(({ commitment }) => commitment);
      expect(commitments(await store.rows({ after, most: 2 }))).toEqual([hashOf(2), hashOf(3)]);
      expect(commitments(await store.rows({ after, recordId: 5 }))).toEqual([hashOf(3)]);
    });

    test("what waits, until it is swept", async () => {
      await store.put(pendingPut(1), roomy);
      await store.put(pendingPut(2, { storedAtSeconds: 5000 }), roomy);
      expect(await store.sweepPending(2000, 100)).toBe(1);
      expect((await store.rows()).map(({ commitment }) => commitment)).toEqual([hashOf(2)]);
    });
  });
}

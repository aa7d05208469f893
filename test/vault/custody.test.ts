import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Hash, Hex } from "../../core/log/Hex.ts";
import { fromHex } from "../../vault/crypto/hexBytes.ts";
import { openGateShareAtRest } from "../../vault/envelope/gateShare.ts";
import { openEnvelope } from "../../vault/envelope/openEnvelope.ts";
import { openReaderShare } from "../../vault/envelope/readerShare.ts";
import { vaultKeysOf } from "../../vault/gate/VaultKeys.ts";
import { createRecord, seedWorld } from "./world/seedWorld.ts";
import { gateKey, sessionId, startWorld, type World } from "./world/startWorld.ts";
import { personaOf, type TestPersona } from "./world/testPersonas.ts";

let world: World;
const secrets = [
  "Essential hypertension since 2014",
  "Anna-Lena Überfluß, Birkenweg 12",
  "urn:oid:1.2.3.4.555",
];

beforeAll(async () => {
  world = await startWorld();
  await seedWorld(world);
  for (const secret of secrets) {
    const recordId = await createRecord(world, "chen", "anna", secret);
    await world.act("chen", { action: "view", recordId, version: 0, purpose: "TREAT" });
  }
  await world.client.inventory();
});

afterAll(() => world.close());

/** In UTF-8 and UTF-16, as they are and in base64 at each of its three alignments. */
function tracesOf(text: string): Buffer[] {
  const encodings = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  return encodings.flatMap((bytes) => [
    bytes,
    ...[0, 1, 2].map((shift) => {
      const inner = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
      return Buffer.from(inner.slice(shift === 0 ? 0 : 4, -4));
    }),
  ]);
}

interface Stolen {
  readonly commitment: Hash;
  readonly envelope: Uint8Array;
  readonly gate_share: Uint8Array;
  readonly sealed: Uint8Array;
}

/** The rows of a stolen file, with the share sealed to one persona. */
function stolenRows(persona: TestPersona): Stolen[] {
  const database = new DatabaseSync(world.file, { readOnly: true });
  const rows = database
    .prepare(
      `SELECT commitment, envelope, gate_share, sealed FROM envelopes
       JOIN shares ON envelope_id = id WHERE recipient = ?`,
    )
    .all(personaOf(persona).address);
  database.close();
  return rows as unknown as Stolen[];
}

describe("what lies on the disk", () => {
  test("has no word of any record, in the folder or the log", () => {
    const files = readdirSync(world.directory).map((name) => join(world.directory, name));
    expect(files.length).toBeGreaterThan(0);
    const places = [
      ...files.map((file) => readFileSync(file)),
      Buffer.from(JSON.stringify(world.logged)),
    ];
    for (const trace of secrets.flatMap(tracesOf)) {
      for (const place of places) expect(place.includes(trace)).toBe(false);
    }
  });

  test("with a doctor's key but not the gate's opens nothing", async () => {
    const rows = stolenRows("chen");
    expect(rows).toHaveLength(secrets.length);
    const { address, encryptionKey } = personaOf("chen");
    for (const { commitment, envelope, gate_share, sealed } of rows) {
      const share = await openReaderShare(sealed, commitment, address, encryptionKey);
      expect(share).not.toBeNull();
      const otherGate = vaultKeysOf(new Uint8Array(32).fill(8), sessionId);
      expect(openGateShareAtRest(gate_share, commitment, otherGate.restKey)).toBeNull();
      for (const guess of [gate_share.subarray(12, 44), new Uint8Array(32), share]) {
        const { finding } = openEnvelope(envelope, commitment, guess ?? new Uint8Array(), share);
        expect(finding?.code).toBe("S03");
      }
    }
  });

  test("with the gate's key but no reader's opens nothing", async () => {
    const keys = vaultKeysOf(gateKey, sessionId);
    for (const { commitment, envelope, gate_share, sealed } of stolenRows("chen")) {
      const gateShare = openGateShareAtRest(gate_share, commitment, keys.restKey);
      expect(gateShare).not.toBeNull();
      const { address } = personaOf("chen");
      for (const key of [keys.putKey, keys.restKey, fromHex(keys.signingKey)]) {
        expect(await openReaderShare(sealed, commitment, address, key)).toBeNull();
      }
      const guess = sealed.subarray(32, 64);
      const { finding } = openEnvelope(envelope, commitment, gateShare ?? guess, guess);
      expect(finding?.code).toBe("S03");
    }
  });

  test("holds no key: not the gate's, not a persona's, in any form", () => {
    const keys = vaultKeysOf(gateKey, sessionId);
    const chen = personaOf("chen");
    const secretsOnly: (Uint8Array | Hex)[] = [
      gateKey,
      keys.restKey,
      keys.putKey,
      keys.signingKey,
      chen.accountKey,
      chen.encryptionKey,
    ];
    const file = readFileSync(world.file);
    for (const secret of secretsOnly) {
      const bytes = Buffer.from(typeof secret === "string" ? fromHex(secret) : secret);
      expect(file.includes(bytes)).toBe(false);
      expect(file.includes(bytes.toString("hex"))).toBe(false);
    }
  });
});

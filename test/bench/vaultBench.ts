import type { Hash } from "../../core/log/Hex.ts";
import { toHex } from "../../vault/crypto/hexBytes.ts";
import { x25519PublicKey } from "../../vault/crypto/x25519PublicKey.ts";
import { openEnvelope } from "../../vault/envelope/openEnvelope.ts";
import { openReaderShare, sealReaderShare } from "../../vault/envelope/readerShare.ts";
import { sealContent } from "../../vault/envelope/sealContent.ts";
import { createRecord, grant, seedWorld } from "../vault/world/seedWorld.ts";
import { sessionId, startWorld, type World } from "../vault/world/startWorld.ts";
import { testContent } from "../vault/world/testContent.ts";
import { addressOf, personaOf } from "../vault/world/testPersonas.ts";
import { type Measure, percentile } from "./Measure.ts";

const records = 28;
const views = 60;
const megabyte = 1_000_000;

/** The vault over HTTP beside a chain in the same process; and how much of it the cryptography alone takes. */
export async function vaultBench(): Promise<Measure[]> {
  const world = await startWorld();
  try {
    await seedWorld(world);
    const ids: number[] = [];
    for (let n = 0; n < records; n += 1) {
      ids.push(await createRecord(world, "chen", "anna", `${n} ${"words ".repeat(2000)}`));
    }
    const granted = await timed(() => grant(world, "anna", "diaz", ["view"]));
    const resealing = await timed(() => resealAlone(world));
    const releases: number[] = [];
    for (let n = 0; n < views; n += 1) releases.push(await releaseMs(world, ids[n % records] ?? 1));
    const large = testContent("x".repeat(megabyte));
    const patient = addressOf("anna");
    let recordId = 0;
    const put = await timed(async () => {
      const intent = { action: "create", patient, content: large, purpose: "TREAT" } as const;
      recordId = (await world.act("chen", intent)).entry.recordId;
    });
    const released = await timed(() =>
      world.act("chen", { action: "view", recordId, version: 1, purpose: "TREAT" }),
    );
    const [sealing, opening] = cryptoAlone(world, megabyte);
    return [
      {
        what: "access entry mined → content opened, p95",
        value: percentile(releases, 0.95),
        unit: "ms",
        note: `${views} views, median ${percentile(releases, 0.5).toFixed(0)} ms`,
      },
      {
        what: `grant of a chart of ${records} records, sealed to the grantee`,
        value: granted,
        unit: "ms",
        note: `cryptography ${share(resealing, granted)}`,
      },
      {
        what: "1 MB record: create, with put",
        value: put,
        unit: "ms",
        note: `cryptography ${share(sealing, put)}`,
      },
      {
        what: "1 MB record: view, with release",
        value: released,
        unit: "ms",
        note: `cryptography ${share(opening, released)}`,
      },
    ];
  } finally {
    await world.close();
  }
}

async function timed(work: () => unknown): Promise<number> {
  const fromMs = performance.now();
  await work();
  return performance.now() - fromMs;
}

const share = (partMs: number, wholeMs: number) => `${Math.round((partMs / wholeMs) * 100)} %`;

async function releaseMs(world: World, recordId: number): Promise<number> {
  let minedMs = 0;
  const onStage = (stage: string) => {
    if (stage === "releasing") minedMs = performance.now();
  };
  const intent = { action: "view", recordId, version: 0, purpose: "TREAT" } as const;
  await world.actor.act(intent, { as: "diaz", onStage });
  return performance.now() - minedMs;
}

/** What a grant does to each share, without a chain, a vault or a network. */
async function resealAlone(world: World): Promise<void> {
  const { address, encryptionKey } = personaOf("anna");
  const grantee = personaOf("diaz");
  const key = toHex(x25519PublicKey(grantee.encryptionKey));
  for (const { commitment, shares } of await world.client.sharesOn(address)) {
    const own = shares.find(({ recipient }) => recipient === address);
    if (!own) continue;
    const sealed = Buffer.from(own.sealed.slice(2), "hex");
    const opened = await openReaderShare(sealed, commitment, address, encryptionKey);
    if (!opened) continue;
    await sealReaderShare(opened, commitment, { address: grantee.address, encryptionKey: key });
  }
}

/** Sealing and opening one content of that size, hashes included. */
function cryptoAlone(world: World, bytes: number): readonly [sealMs: number, openMs: number] {
  const { chainId, contract } = world.chain;
  const place = { sessionId: sessionId as Hash, chainId, contract, patient: addressOf("anna") };
  const fromMs = performance.now();
  const sealed = sealContent(testContent("y".repeat(bytes)), place);
  const sealedMs = performance.now();
  openEnvelope(sealed.envelope, sealed.commitment, sealed.gateShare, sealed.readerShare);
  return [sealedMs - fromMs, performance.now() - sealedMs];
}

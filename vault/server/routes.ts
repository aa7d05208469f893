import * as z from "zod";
import type { Gate } from "../gate/Gate.ts";
import { inventoryOf } from "../gate/inventoryOf.ts";
import { putVersion } from "../gate/putVersion.ts";
import { releaseVersion } from "../gate/releaseVersion.ts";
import { resealShares } from "../gate/resealShares.ts";
import { sharesOn } from "../gate/sharesOn.ts";
import { putRequestSchema } from "../protocol/PutRequest.ts";
import { releaseRequestSchema } from "../protocol/ReleaseRequest.ts";
import { resealRequestSchema } from "../protocol/ResealRequest.ts";
import { wireAddress, wireHash } from "../protocol/wire.ts";
import type { Admitted } from "./checkDoor.ts";
import { DoorError } from "./DoorError.ts";
import { frameRows } from "./frameRows.ts";

/** A JSON value, or bytes as they are. */
export type Answer = { readonly json: unknown } | { readonly bytes: Uint8Array };

export interface Call extends Admitted {
  readonly body: () => Promise<unknown>;
}

type Handler = (gate: Gate, call: Call) => Promise<Answer>;

const recordSchema = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional();
const rowSchema = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0);

const handlers: Record<string, Handler> = {
  "GET status": async (gate) => ({
    json: {
      vaultId: gate.keys.vaultId,
      vaultPublicKey: gate.keys.putPublicKey,
      signer: gate.keys.signer,
      sessionId: gate.sessionId,
      chainId: gate.ledger.chainId,
      contract: gate.ledger.contract,
    },
  }),
  "GET time": async (gate) => ({
    json: { nowSeconds: (await gate.ledger.time()).nowSeconds },
  }),
  "POST envelopes": async (gate, call) => {
    await putVersion(gate, parsed(putRequestSchema, await call.body()));
    return { json: {} };
  },
  "GET envelopes": async (gate, call) => {
    const row = await gate.store.rowOf(parsed(wireHash, call.path[1]));
    const bytes = row && (await gate.store.envelopeOf(row.row));
    if (!bytes) throw new DoorError("MA-VAULT-ROUTE");
    return { bytes };
  },
  "GET rows": async (gate, call) => ({
    bytes: await frameRows(
      gate.store,
      parsed(rowSchema, call.query.get("after") ?? undefined),
      parsed(recordSchema, call.query.get("record") ?? undefined),
    ),
  }),
  "POST releases": async (gate, call) => {
    const answer = await releaseVersion(gate, parsed(releaseRequestSchema, await call.body()));
    const versions = answer.versions.map((version) => ({
      ...version,
      envelope: Buffer.from(version.envelope).toString("base64"),
    }));
    return { json: { ...answer, versions } };
  },
  "POST shares": async (gate, call) => {
    await resealShares(gate, parsed(resealRequestSchema, await call.body()));
    return { json: {} };
  },
  "GET shares": async (gate, call) => ({
    json: await sharesOn(gate, parsed(wireAddress, call.path[1])),
  }),
  "GET inventory": async (gate, call) => {
    const recordId = parsed(recordSchema, call.query.get("record") ?? undefined);
    await gate.follower.catchUp();
    return { json: await inventoryOf(gate.store, recordId) };
  },
  "POST shred": async (gate) => {
    await gate.follower.catchUp();
    return { json: { purged: await gate.store.purge() } };
  },
};

/** The name of the route, for the log; null where there is none. */
export function routeOf({ method, path }: Admitted): string | null {
  const name = `${method} ${path[0] ?? ""}`;
  return Object.hasOwn(handlers, name) ? name : null;
}

/** @throws MedauditError */
export async function answerTo(gate: Gate, call: Call): Promise<Answer> {
  const route = routeOf(call);
  const handler = route === null ? undefined : handlers[route];
  if (handler === undefined) {
    const isKnown = Object.keys(handlers).some((name) => name.split(" ")[1] === call.path[0]);
    throw new DoorError(isKnown ? "MA-VAULT-METHOD" : "MA-VAULT-ROUTE");
  }
  return handler(gate, call);
}

/** The cause is left out: it could quote what was sent. */
function parsed<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (!result.success) throw new DoorError("MA-VAULT-BODY");
  return result.data;
}

import * as z from "zod";
import type { Address, Hash } from "../../core/log/Hex.ts";
import type { Inventory } from "../../core/tally/Inventory.ts";
import { type PutRequest, sealedShareSchema } from "../protocol/PutRequest.ts";
import { type ReleaseAnswer, releaseAnswerSchema } from "../protocol/ReleaseAnswer.ts";
import type { ReleaseRequest } from "../protocol/ReleaseRequest.ts";
import type { ResealRequest } from "../protocol/ResealRequest.ts";
import { type VaultStatus, vaultIdOf, vaultStatusSchema } from "../protocol/VaultStatus.ts";
import { wireCount, wireHash } from "../protocol/wire.ts";
import { inventorySchema } from "./inventorySchema.ts";
import { recomputeHashes } from "./recomputeHashes.ts";
import { otherVault, vaultAway, vaultErrorOf } from "./vaultErrorOf.ts";

export interface VaultClientOptions {
  /** With the token in its path, as session.json gives it. */
  readonly url: string;
  /** The vault's id where it is known: another that answers there is refused. */
  readonly vaultId?: Hash;
  readonly timeoutMs?: number;
  /** In place of the network. */
  readonly fetch?: typeof globalThis.fetch;
}

const defaultTimeoutMs = 30_000;
const putsAtOnce = 8;

const sharedSchema = z.array(
  z.object({
    commitment: wireHash,
    recordId: wireCount,
    version: wireCount,
    // A share that somebody damaged in the store is no sealing any more, and nobody's.
    shares: z.array(z.unknown()).transform((all) =>
      all.flatMap((one) => {
        const share = sealedShareSchema.safeParse(one);
        return share.success ? [share.data] : [];
      }),
    ),
  }),
);

export type SharedVersion = z.output<typeof sharedSchema>[number];

/** Speaks to a vault over HTTP. @throws UnavailableError where it is away, RefusedError with the vault's code */
export class VaultClient {
  readonly #url: string;
  readonly #timeoutMs: number;
  readonly #vaultId: Hash | undefined;
  readonly #send: typeof globalThis.fetch;
  #status: Promise<VaultStatus> | null = null;

  constructor(options: VaultClientOptions) {
    this.#url = options.url.replace(/\/$/, "");
    this.#vaultId = options.vaultId;
    this.#timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
    this.#send = options.fetch ?? ((...request) => fetch(...request));
  }

  /** Who the vault is: asked once, and checked against its id. */
  status(): Promise<VaultStatus> {
    this.#status ??= this.#readStatus().catch((error) => {
      this.#status = null;
      throw error;
    });
    return this.#status;
  }

  /** The time of the next block, as the vault sees it: by this it tells which consents have ended. */
  async nowSeconds(signal?: AbortSignal): Promise<number> {
    const schema = z.object({ nowSeconds: wireCount });
    return (await this.#json("GET", "time", schema, undefined, signal)).nowSeconds;
  }

  /** True where it answers as a vault does. */
  async isHealthy(): Promise<boolean> {
    return this.#readStatus().then(
      () => true,
      () => false,
    );
  }

  async put(put: PutRequest, signal?: AbortSignal): Promise<void> {
    const envelope = Buffer.from(put.envelope).toString("base64");
    await this.#json("POST", "envelopes", z.object({}), { ...put, envelope }, signal);
  }

  /** Some at a time; the first refusal ends it. */
  async putMany(puts: readonly PutRequest[], signal?: AbortSignal): Promise<void> {
    const waiting = [...puts];
    const work = async () => {
      for (let put = waiting.shift(); put !== undefined; put = waiting.shift()) {
        await this.put(put, signal);
      }
    };
    await Promise.all(Array.from({ length: Math.min(putsAtOnce, puts.length) }, work));
  }

  release(request: ReleaseRequest, signal?: AbortSignal): Promise<ReleaseAnswer> {
    return this.#json("POST", "releases", releaseAnswerSchema, request, signal);
  }

  async reseal(request: ResealRequest, signal?: AbortSignal): Promise<void> {
    await this.#json("POST", "shares", z.object({}), request, signal);
  }

  /** All sealed shares of a chart. */
  sharesOn(patient: Address, signal?: AbortSignal): Promise<readonly SharedVersion[]> {
    return this.#json("GET", `shares/${patient}`, sharedSchema, undefined, signal);
  }

  /** What is stored now; every envelope hash is recomputed here, from the bytes. @param recordId all if left out */
  async inventory(recordId?: number, signal?: AbortSignal): Promise<Inventory> {
    const record = recordId === undefined ? "" : `record=${recordId}`;
    const listed = await this.#json(
      "GET",
      `inventory?${record}`,
      inventorySchema,
      undefined,
      signal,
    );
    return recomputeHashes(listed, (after) => this.#bytes(`rows?after=${after}&${record}`, signal));
  }

  /** A stored envelope as it is, or null. */
  async envelope(commitment: string, signal?: AbortSignal): Promise<Uint8Array | null> {
    const response = await this.#fetch("GET", `envelopes/${commitment}`, undefined, signal);
    if (response.status === 404) return null;
    return this.#bytesOf(response);
  }

  /** Has what the ledger says is deleted destroyed. @returns false where it will be finished later */
  async shred(signal?: AbortSignal): Promise<boolean> {
    const schema = z.object({ purged: z.boolean() });
    return (await this.#json("POST", "shred", schema, undefined, signal)).purged;
  }

  async #readStatus(): Promise<VaultStatus> {
    const status = await this.#json("GET", "status", vaultStatusSchema);
    const { sessionId, vaultPublicKey, signer } = status;
    if (vaultIdOf(sessionId, vaultPublicKey, signer) !== status.vaultId) {
      throw vaultErrorOf(200, null);
    }
    if (this.#vaultId !== undefined && this.#vaultId !== status.vaultId) throw otherVault();
    return status;
  }

  async #json<T extends z.ZodType>(
    method: string,
    path: string,
    schema: T,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<z.output<T>> {
    const response = await this.#fetch(method, path, body, signal);
    const answer = await response.json().catch(() => null);
    const parsed = response.ok ? schema.safeParse(answer) : null;
    if (!parsed?.success) throw vaultErrorOf(response.status, answer);
    return parsed.data;
  }

  async #bytes(path: string, signal?: AbortSignal): Promise<Uint8Array> {
    return this.#bytesOf(await this.#fetch("GET", path, undefined, signal));
  }

  async #bytesOf(response: Response): Promise<Uint8Array> {
    if (!response.ok) {
      throw vaultErrorOf(response.status, await response.json().catch(() => null));
    }
    return new Uint8Array(await response.arrayBuffer());
  }

  async #fetch(
    method: string,
    path: string,
    body: unknown,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    try {
      return await this.#send(`${this.#url}/${path}`, {
        method,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      });
    } catch (cause) {
      signal?.throwIfAborted();
      throw vaultAway(cause);
    }
  }
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { MedauditError } from "../../core/errors/MedauditError.ts";
import { UnavailableError } from "../../core/errors/UnavailableError.ts";
import type { Hash } from "../../core/log/Hex.ts";
import { followIntoStore } from "../gate/followIntoStore.ts";
import { type Gate, type GateLimits, gateLimits } from "../gate/Gate.ts";
import { vaultKeysOf } from "../gate/VaultKeys.ts";
import { LedgerFollower } from "../ledger/LedgerFollower.ts";
import type { LedgerView } from "../ledger/LedgerView.ts";
import { SqliteStore } from "../store/SqliteStore.ts";
import { inProcessFetch } from "./inProcessFetch.ts";
import { RateLimit } from "./RateLimit.ts";
import { refuseConnection } from "./refuseConnection.ts";
import { serveRequest } from "./serveRequest.ts";
import { type Swept, sweepVault } from "./sweepVault.ts";

export interface VaultOptions {
  /** Exists, 0700. */
  readonly directory: string;
  readonly sessionId: Hash;
  readonly token: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly ledger: LedgerView;
  /** 32 bytes, kept outside the directory. */
  readonly gateKey: Uint8Array;
  /** Never given keys or content. */
  readonly log: (record: object) => void;
  /** Nothing of it has to outlive a power cut before `makeDurable` is called: a disk's time for each put is saved. */
  readonly isProvisional?: boolean;
  readonly limits?: Partial<GateLimits>;
  /** For a request to arrive whole. */
  readonly requestTimeoutMs?: number;
  /** The wall's clock. */
  readonly nowSeconds?: () => number;
}

export interface RunningVault {
  /** With the token in its path. */
  readonly url: string;
  readonly port: number;
  readonly vaultId: Hash;
  readonly vaultPublicKey: Hash;
  /** In place of the network, for clients in this process. */
  readonly fetch: typeof globalThis.fetch;
  /** What is stored outlives a power cut from now on. @throws UnavailableError */
  makeDurable(): Promise<void>;
  /** Finishes what a crash interrupted and removes what was never claimed; runs by itself every minute. */
  sweep(): Promise<Swept>;
  close(): Promise<void>;
}

/** The vault's file inside its directory. */
export const vaultFileName = "vault.sqlite";

const sweepIntervalMs = 60_000;
/** Every request that depends on it reads the ledger first; this is for those who look into the file. */
const followIntervalMs = 1_000;
const requestTimeoutMs = 15_000;
const connectionsMost = 512;
const requestsAtOnce = 5000;
const requestsPerSecond = 2000;

/**
 * Starts a vault on 127.0.0.1.
 *
 * @throws UnavailableError where the port is taken or the file can't be used
 */
export async function startVault(options: VaultOptions): Promise<RunningVault> {
  const { sessionId, ledger, log, token } = options;
  const keys = vaultKeysOf(options.gateKey, sessionId);
  const { vaultId, rowKey } = keys;
  const owner = { sessionId, vaultId, rowKey };
  const { isProvisional = false } = options;
  const store = new SqliteStore(join(options.directory, vaultFileName), owner, { isProvisional });
  const gate: Gate = {
    sessionId,
    ledger,
    store,
    keys,
    follower: new LedgerFollower(ledger, (step) => followIntoStore(store, step)),
    limits: { ...gateLimits, ...options.limits },
    nowSeconds: options.nowSeconds ?? (() => Math.floor(Date.now() / 1000)),
  };
  const rate = new RateLimit(requestsAtOnce, requestsPerSecond);
  const port = () => (server.address() as AddressInfo).port;
  const server = createServer(
    {
      requestTimeout: options.requestTimeoutMs ?? requestTimeoutMs,
      headersTimeout: Math.min(5_000, options.requestTimeoutMs ?? requestTimeoutMs),
      keepAliveTimeout: 60_000,
      connectionsCheckingInterval: Math.min(1_000, options.requestTimeoutMs ?? requestTimeoutMs),
      maxHeaderSize: 8192,
    },
    (request, response) => void serveRequest({ gate, token, port, rate, log }, request, response),
  );
  server.on("clientError", refuseConnection);
  server.maxConnections = connectionsMost;
  await listening(server, options.port).catch(async (error) => {
    await store.close();
    throw error;
  });
  const sweep = () => sweepVault(gate);
  const timers = [
    setInterval(quietly("sweep", sweep, log), sweepIntervalMs),
    setInterval(
      quietly("follow", () => gate.follower.catchUp(), log),
      followIntervalMs,
    ),
  ];
  for (const timer of timers) timer.unref();
  return {
    url: `http://127.0.0.1:${port()}/${token}`,
    port: port(),
    vaultId: keys.vaultId,
    vaultPublicKey: keys.putPublicKey,
    fetch: inProcessFetch(gate),
    makeDurable: () => store.makeDurable(),
    sweep,
    async close() {
      for (const timer of timers) clearInterval(timer);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await store.close();
    },
  };
}

function listening(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) =>
      reject(
        new UnavailableError({
          code: "MA-VAULT-PORT",
          happened: `the vault can't listen on port ${port}`,
          todo: "choose another port, or let one be chosen",
          cause,
        }),
      ),
    );
    server.listen(port, "127.0.0.1", () => resolve());
  });
}

/** Says that it failed, and not again until it went well in between or fails otherwise. */
function quietly(event: string, work: () => Promise<unknown>, log: VaultOptions["log"]) {
  let said: string | null = null;
  return async () => {
    const code = await work().then(
      () => null,
      (error) => (error instanceof MedauditError ? error.code : "MA-VAULT-FAULT"),
    );
    if (code !== null && code !== said) log({ event, code });
    said = code;
  };
}

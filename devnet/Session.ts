import type { Chain } from "../chain/Chain.ts";
import type { Hash } from "../core/log/Hex.ts";
import type { VaultClient } from "../vault/client/VaultClient.ts";
import type { DevnetChain } from "./DevnetChain.ts";
import type { PersonaBook } from "./persona/PersonaBook.ts";

/** A session in the process that runs it: what a seeding works with. */
export interface Session {
  readonly name: string;
  /** Random for each fresh session. */
  readonly id: Hash;
  readonly directory: string;
  /** Sections, batches and time, without a network. */
  readonly devnet: DevnetChain;
  /** The same chain for the clients of `chain/`; its `rpc` belongs to no section. */
  readonly chain: Chain;
  readonly vault: VaultClient;
  /** The time that a transaction sent now would be mined with; Unix seconds. */
  readonly nextBlockSeconds: () => number;
  readonly personas: PersonaBook;
  /** A line into the session's log; never keys, never content. */
  log(line: string): void;
}

/** Fills a fresh session before anybody sees it. What it throws undoes the session. */
export type Seed = (session: Session) => Promise<void>;

interface VaultOptions {
  readonly sessionId: Hash;
  readonly chain: Chain;
  /** The session's folder: the vault keeps what is its own below it. */
  readonly directory: string;
  readonly gateKey: Uint8Array;
  readonly token: string;
  /** Nothing of it has to outlive a power cut before `makeDurable` is called. */
  readonly isProvisional: boolean;
  /** The time that a transaction sent now would be mined with; Unix seconds. */
  readonly nextBlockSeconds: () => number;
  log(line: string): void;
}

interface RunningVault {
  /** What the vault's keys and the session come to: a client can tell it from another. */
  readonly vaultId: Hash;
  /** With the token in its path. */
  readonly url: string;
  /** In place of the network, for clients in this process. */
  readonly fetch: typeof globalThis.fetch;
  /** What is stored outlives a power cut from now on. */
  makeDurable(): Promise<void>;
  close(): Promise<void>;
}

export type StartVault = (options: VaultOptions) => Promise<RunningVault>;

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Chain } from "../../../chain/Chain.ts";
import type { Hash } from "../../../core/log/Hex.ts";
import type { ActResult } from "../../../core/ports/ActPort.ts";
import type { Intent } from "../../../core/ports/Intent.ts";
import { Actor } from "../../../vault/client/Actor.ts";
import { keyRingOf } from "../../../vault/client/KeyRing.ts";
import { VaultClient } from "../../../vault/client/VaultClient.ts";
import type { VaultSession } from "../../../vault/client/VaultSession.ts";
import { chainLedgerView } from "../../../vault/ledger/chainLedgerView.ts";
import type { LedgerView } from "../../../vault/ledger/LedgerView.ts";
import {
  type RunningVault,
  startVault,
  type VaultOptions,
  vaultFileName,
} from "../../../vault/server/startVault.ts";
import { deployTestLedger } from "./deployTestLedger.ts";
import { startTestNode, type TestNode } from "./testNode.ts";
import { type TestPersona, testPersonas } from "./testPersonas.ts";

export const sessionId: Hash = `0x${"5e".repeat(32)}`;
export const token = "a-token-for-tests";
export const gateKey = new Uint8Array(32).fill(7);

/** A chain, a vault and everybody who acts, all real. */
export interface World {
  readonly node: TestNode;
  readonly chain: Chain;
  readonly ledger: LedgerView;
  readonly directory: string;
  readonly file: string;
  readonly logged: object[];
  vault: RunningVault;
  client: VaultClient;
  session: VaultSession;
  actor: Actor;
  act(as: TestPersona, intent: Intent): Promise<ActResult>;
  /** Ends the vault and starts it again on the same file. */
  restart(options?: Partial<VaultOptions>): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param options of the vault, where they are to differ
 * @param startNode the chain's node, which ends with the world; Hardhat's where nothing is said
 */
export async function startWorld(
  options: Partial<VaultOptions> = {},
  startNode: () => Promise<TestNode> = startTestNode,
): Promise<World> {
  const node = await startNode();
  const chain = await deployTestLedger(node);
  const directory = mkdtempSync(join(tmpdir(), "vault-test-"));
  const ledger = chainLedgerView(chain);
  const logged: object[] = [];
  const start = async (more: Partial<VaultOptions>) => {
    const vault = await startVault({
      directory,
      sessionId,
      token,
      port: 0,
      ledger,
      gateKey,
      log: (record) => logged.push(record),
      ...options,
      ...more,
    });
    const client = new VaultClient({ url: vault.url });
    const keyRing = keyRingOf(testPersonas);
    const session = { ledger: chain, sessionId, vault: client };
    const actor = new Actor({ keyRing, chain, sessionId, vault: client });
    return { vault, client, session, actor };
  };
  const world: World = {
    node,
    chain,
    ledger,
    directory,
    file: join(directory, vaultFileName),
    logged,
    ...(await start({})),
    act: (as, intent) => world.actor.act(intent, { as }),
    async restart(more = {}) {
      await world.vault.close();
      Object.assign(world, await start(more));
    },
    async close() {
      await world.vault.close();
      await node.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return world;
}

import type { Chain } from "../../chain/Chain.ts";
import { Rpc } from "../../chain/Rpc.ts";
import type { Address } from "../../core/log/Hex.ts";
import type { ActPort } from "../../core/ports/ActPort.ts";
import type { Persona } from "../../core/ports/Persona.ts";
import { requireSession } from "../../devnet/findSession.ts";
import type { SessionFile } from "../../devnet/session/SessionFile.ts";
import { lyingFetch } from "../../devnet/tamper/lyingFetch.ts";
import { Actor } from "../../vault/client/Actor.ts";
import { VaultClient } from "../../vault/client/VaultClient.ts";
import { addressIn } from "../arguments/addressIn.ts";
import { LedgerAuditor } from "./LedgerAuditor.ts";
import { LivePersonas } from "./LivePersonas.ts";
import { personaIn } from "./personaIn.ts";
import type { SessionOptions } from "./SessionOptions.ts";

/** A running session as a command works with it. */
export interface OpenSession {
  readonly file: SessionFile;
  readonly chain: Chain;
  readonly wsUrl: string;
  readonly vault: VaultClient;
  readonly personas: LivePersonas;
  readonly act: ActPort;
  readonly audit: LedgerAuditor;
  /** @throws InputError */
  personaNamed(nameOrAddress: string): Persona;
  /** @throws InputError */
  addressOf(nameOrAddress: string): Address;
  /** A persona's name for an address; an address that is nobody's shortened. */
  nameOf(address: string): string;
}

/** @throws UnavailableError (`MA-SESSION-NONE`) where none runs */
export async function openSession(options: SessionOptions): Promise<OpenSession> {
  return sessionAt(await requireSession(options));
}

/** The session that this file describes. */
export function sessionAt(file: SessionFile): OpenSession {
  const chain: Chain = {
    rpc: new Rpc({ url: file.rpcUrl, fetch: lyingFetch(file.directory) }),
    chainId: file.chainId,
    contract: file.contract,
    deployBlock: file.deployBlock,
  };
  const vault = new VaultClient({ url: file.vaultUrl, vaultId: file.vaultId });
  const personas = new LivePersonas(file.directory);
  const actor = new Actor({ keyRing: personas, chain, sessionId: file.id, vault });
  return {
    file,
    chain,
    wsUrl: file.wsUrl,
    vault,
    personas,
    act: actor,
    audit: new LedgerAuditor({
      chain,
      actor,
      keyRing: personas,
      directory: file.directory,
      sessionId: file.id,
      vaultStatus: () => vault.status(),
      inventory: (signal) => vault.inventory(undefined, signal),
    }),
    personaNamed: (text) => personaIn(text, personas.all),
    addressOf: (text) => addressIn(text, personas.all),
    nameOf: (address) =>
      personas.all.find((persona) => persona.address === address)?.name ??
      `${address.slice(0, 8)}…${address.slice(-4)}`,
  };
}

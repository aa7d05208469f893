import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { VaultClient } from "../vault/client/VaultClient.ts";
import type { Closers } from "./Closers.ts";
import { Dispatcher } from "./door/Dispatcher.ts";
import { startDoor } from "./door/startDoor.ts";
import { inProcessRpc } from "./inProcessRpc.ts";
import { devnetChainId, openLedger } from "./openLedger.ts";
import type { RunningSession, RunOptions } from "./runSession.ts";
import { writeIdentity } from "./session/Identity.ts";
import { type SessionFile, sessionFileName } from "./session/SessionFile.ts";
import { forgetAside, logFileName, settleSessionFolder } from "./session/sessionFolder.ts";
import { writeFileAtomically } from "./session/writeFileAtomically.ts";

/** One after the other what makes a session; `session.json` comes last, so that nobody finds half of one. */
export async function startSession(
  options: RunOptions,
  closers: Closers,
): Promise<Omit<RunningSession, "close">> {
  const { directory, log, openRpc, timer } = options;
  const sessionFilePath = join(directory, sessionFileName);
  rmSync(sessionFilePath, { force: true });
  settleSessionFolder(directory);
  const ledger = await openLedger(options, closers);
  const { id, chain, personas, contract, deployBlock, gateKey } = ledger;
  const place = { contract, deployBlock, chainId: devnetChainId };
  const name = basename(directory);

  const client = { ...place, rpc: inProcessRpc(chain) };
  const nextBlockSeconds = () => chain.nextBlockSeconds;
  const vault = await options.startVault({
    sessionId: id,
    chain: client,
    directory,
    gateKey,
    token: newToken(),
    // Until its identity is written a fresh session counts for nothing.
    isProvisional: ledger.isFresh,
    nextBlockSeconds,
    log,
  });
  closers.add(() => vault.close());
  timer.mark("vault");

  if (ledger.isFresh) {
    const session = {
      name,
      id,
      directory,
      chain: client,
      vault: new VaultClient(vault),
      personas,
      log,
      nextBlockSeconds,
    };
    await options.seed?.({ ...session, devnet: chain });
    await chain.setTime(null);
    await vault.makeDurable();
    personas.save();
    writeIdentity(directory, { form: 1, id, ...place });
    forgetAside(directory);
    timer.mark("seed");
  }

  const keys = { token: newToken(), controlToken: newToken(), openRpc };
  const dispatcher = new Dispatcher(chain, () => ({ name, id, ...place, pid: process.pid }));
  const door = await startDoor({ ...keys, port: options.port, chain, dispatcher, log });
  closers.add(() => door.close());
  const file: SessionFile = {
    form: 1,
    name,
    id,
    pid: process.pid,
    started: new Date().toISOString(),
    directory,
    logFile: join(directory, logFileName),
    rpcUrl: `http://127.0.0.1:${door.port}/${keys.token}`,
    wsUrl: `ws://127.0.0.1:${door.port}/${keys.token}`,
    vaultUrl: vault.url,
    vaultId: vault.vaultId,
    controlToken: keys.controlToken,
    ...place,
    openRpc,
  };
  writeFileAtomically(sessionFilePath, `${JSON.stringify(file, null, 2)}\n`, false);
  closers.add(() => rmSync(sessionFilePath, { force: true }));
  timer.mark("door");
  return { file, personas, chain };
}

function newToken(): string {
  return randomBytes(24).toString("base64url");
}

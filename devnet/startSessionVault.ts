import { join } from "node:path";
import { chainLedgerView } from "../vault/ledger/chainLedgerView.ts";
import { startVault } from "../vault/server/startVault.ts";
import type { StartVault } from "./Session.ts";
import { makeDirectory } from "./session/makeDirectory.ts";

/** The vault beside the chain, which it asks without a network. */
export const startSessionVault: StartVault = async (options) => {
  const directory = join(options.directory, "vault");
  makeDirectory(directory);
  return startVault({
    directory,
    sessionId: options.sessionId,
    token: options.token,
    port: 0,
    ledger: chainLedgerView(options.chain, options.nextBlockSeconds),
    gateKey: options.gateKey,
    isProvisional: options.isProvisional,
    log: (record) => options.log(`vault: ${JSON.stringify(record)}`),
  });
};

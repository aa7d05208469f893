import { runChild } from "./runChild.ts";
import { startSessionVault } from "./startSessionVault.ts";

runChild({ startVault: startSessionVault, seedOf: () => null });

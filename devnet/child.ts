import { runChild } from "./runChild.ts";
import { seedOf } from "./seedOf.ts";
import { startSessionVault } from "./startSessionVault.ts";

runChild({ startVault: startSessionVault, seedOf });

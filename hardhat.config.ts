import { fileURLToPath } from "node:url";
import { defineConfig } from "hardhat/config";

/** The compiler is the npm package `solc`: nothing is downloaded. */
const solcPath = fileURLToPath(import.meta.resolve("solc/soljson.js"));

export default defineConfig({
  solidity: {
    version: "0.8.37",
    path: solcPath,
    settings: {
      optimizer: { enabled: true, runs: 1_000_000 },
      viaIR: true,
      evmVersion: "cancun",
      outputSelection: { "*": { "*": ["storageLayout"] } },
    },
  },
  paths: {
    sources: "./contracts",
    tests: { solidity: "./test/contracts" },
    cache: "./build/cache",
    artifacts: "./build/artifacts",
  },
});

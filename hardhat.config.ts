import { fileURLToPath } from "node:url";
import { defineConfig } from "hardhat/config";

/** The compiler is the npm package `solc`: nothing is downloaded. */
const solcPath = fileURLToPath(import.meta.resolve("solc/soljson.js"));

const compiler = { version: "0.8.37", path: solcPath };

/** What is deployed. Tests take it from its artifact, so that they themselves needn't be optimised. */
const deployed = {
  ...compiler,
  settings: {
    optimizer: { enabled: true, runs: 1_000_000 },
    viaIR: true,
    evmVersion: "cancun",
    outputSelection: { "*": { "*": ["storageLayout"] } },
  },
};

const build = "./build";
const failures = { failurePersistDir: `${build}/cache/failures` };

export default defineConfig({
  solidity: {
    compilers: [{ ...compiler, settings: { evmVersion: "cancun" } }],
    overrides: { "contracts/MedAudit.sol": deployed },
    splitTestsCompilation: true,
  },
  paths: {
    sources: "./contracts",
    tests: { solidity: "./test/contracts" },
    cache: `${build}/cache`,
    artifacts: `${build}/artifacts`,
  },
  test: {
    solidity: {
      profiles: {
        default: {
          fuzz: { runs: 1_000, ...failures },
          invariant: { runs: 16, depth: 100, failOnRevert: true, ...failures },
        },
        full: {
          fuzz: { runs: 10_000, ...failures },
          invariant: { runs: 256, depth: 500, failOnRevert: true, ...failures },
        },
      },
    },
  },
});

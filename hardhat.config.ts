import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "hardhat/config";

/** The compiler is the npm package `solc`: nothing is downloaded. */
const solcPath = fileURLToPath(import.meta.resolve("solc/soljson.js"));

const compiler = { version: "0.8.37", path: solcPath };
const outputSelection = { "*": { "*": ["storageLayout"] } };

/** Tests take the contract as it is deployed, from its artifact; they themselves needn't be optimised. */
const testSettings = {
  optimizer: { enabled: false },
  evmVersion: "cancun",
};

const testsFolder = "test/contracts";

const testOverrides = Object.fromEntries(
  readdirSync(new URL(testsFolder, import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".sol"))
    .map((file) => [`${testsFolder}/${file}`, { ...compiler, settings: testSettings }]),
);

export default defineConfig({
  solidity: {
    compilers: [
      {
        ...compiler,
        settings: {
          optimizer: { enabled: true, runs: 1_000_000 },
          viaIR: true,
          evmVersion: "cancun",
          outputSelection,
        },
      },
    ],
    overrides: testOverrides,
    splitTestsCompilation: true,
  },
  paths: {
    sources: "./contracts",
    tests: { solidity: `./${testsFolder}` },
    cache: "./build/cache",
    artifacts: "./build/artifacts",
  },
  test: {
    solidity: {
      profiles: {
        default: {
          fuzz: { runs: 1_000, failurePersistDir: "./build/cache/fuzz" },
          invariant: { runs: 16, depth: 100, failOnRevert: true, failurePersistDir: "./build/cache/invariant" },
        },
        full: {
          fuzz: { runs: 10_000, failurePersistDir: "./build/cache/fuzz" },
          invariant: { runs: 256, depth: 500, failOnRevert: true, failurePersistDir: "./build/cache/invariant" },
        },
      },
    },
  },
});

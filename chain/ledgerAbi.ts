import { Interface } from "ethers/abi";
import artifact from "../build/artifacts/contracts/MedAudit.sol/MedAudit.json" with {
  type: "json",
};

/** The contract's ABI and creation code, as compiled at build time. */
export const ledgerArtifact = artifact;

export const ledgerAbi = new Interface(artifact.abi);

import { Interface } from "ethers/abi";
import artifact from "../build/artifacts/contracts/MedAudit.sol/MedAudit.json" with {
  type: "json",
};

/** The contract's ABI and creation code, as compiled at build time. */
export const ledgerArtifact = artifact;

let made: Interface | null = null;

/** Made when it is first asked for: its hundred names are all hashed then. */
export function ledgerAbi(): Interface {
  made ??= new Interface(artifact.abi);
  return made;
}

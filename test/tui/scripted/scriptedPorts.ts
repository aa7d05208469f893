import { printRecord } from "../../../core/fhir/printRecord.ts";
import type { StoredVersion } from "../../../core/tally/Inventory.ts";
import type { DashboardPorts } from "../../../tui/DashboardPorts.ts";
import { castList } from "./cast.ts";
import { openClinic } from "./clinic.ts";
import { hashOf } from "./hashOf.ts";
import type { ScriptedLedger } from "./ScriptedLedger.ts";
import { ScriptedVault } from "./ScriptedVault.ts";

export interface Scripted {
  readonly ledger: ScriptedLedger;
  readonly vault: ScriptedVault;
  readonly ports: DashboardPorts;
  /** Path → page. */
  readonly printed: Map<string, string>;
}

/** Every port of the dashboard over a clinic in memory. */
export function scriptedPorts(nowSeconds: number, ledger = openClinic(nowSeconds)): Scripted {
  const vault = new ScriptedVault(ledger);
  const printed = new Map<string, string>();
  const ports: DashboardPorts = {
    act: ledger,
    feed: ledger,
    audit: vault,
    personas: castList,
    documents: {
      print: async (content, path) => {
        printed.set(path, printRecord(content));
        return `/home/you/${path}`;
      },
      readContent: async () => {
        const [first] = ledger.contents.values();
        if (!first) throw new Error("nothing to read");
        return first;
      },
    },
    devnet: {
      info: () => ({
        session: "clinic",
        rpcUrl: "http://127.0.0.1:41873",
        vaultUrl: "http://127.0.0.1:41874",
        contract: `0x${hashOf("contract").slice(2, 42)}`,
        chainId: 31337,
        stateDirectory: "~/.local/state/medaudit/clinic",
        logFile: "~/.local/state/medaudit/clinic/devnet.log",
        openRpc: false,
      }),
      vaultHealthy: async () => true,
      tamperKinds: () => [
        { kind: "flip-envelope", codes: ["S01"], title: "flip a bit of a stored envelope" },
        { kind: "drop-version", codes: ["S04"], title: "remove the newest version" },
      ],
      tamper: async (kind, recordId) => {
        vault.tamper = kind === "drop-version" ? dropLast(recordId) : flipLast(recordId);
        return `record ${recordId}: ${kind}`;
      },
      undoTamper: async () => {
        const wasBroken = vault.tamper !== null;
        vault.tamper = null;
        return wasBroken;
      },
    },
  };
  return { ledger, vault, ports, printed };
}

function flipLast(recordId: number) {
  return (versions: StoredVersion[]) => {
    const last = versions.findLast((one) => one.recordId === recordId);
    return versions.map((one) =>
      one === last ? { ...one, envelopeHash: hashOf(`flipped ${recordId}`) } : one,
    );
  };
}

function dropLast(recordId: number) {
  return (versions: StoredVersion[]) => {
    const last = versions.findLast((one) => one.recordId === recordId);
    return versions.filter((one) => one !== last);
  };
}

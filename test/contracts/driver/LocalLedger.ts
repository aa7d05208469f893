import { readFileSync } from "node:fs";
import { Interface, type InterfaceAbi } from "ethers";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import config from "../../../hardhat.config.ts";

interface Artifact {
  readonly abi: InterfaceAbi;
  readonly bytecode: string;
  readonly deployedBytecode: string;
}

export interface Receipt {
  readonly status: string;
  readonly gasUsed: string;
  readonly blockNumber: string;
  readonly contractAddress: string | null;
  readonly logs: readonly {
    readonly topics: string[];
    readonly data: string;
    readonly logIndex: string;
  }[];
}

export type Result =
  | { readonly kind: "mined"; readonly gas: number; readonly receipt: Receipt }
  | { readonly kind: "reverted"; readonly error: string; readonly args: readonly unknown[] };

export function medAuditArtifact(): Artifact {
  const url = new URL(
    "../../../build/artifacts/contracts/MedAudit.sol/MedAudit.json",
    import.meta.url,
  );
  return JSON.parse(readFileSync(url, "utf8")) as Artifact;
}

/** Where the chain's clock starts: the same each time, so that gas and histories are. */
export const startSeconds = 1_800_000_000;

interface Rpc {
  request(call: { method: string; params: unknown[] }): Promise<unknown>;
}

/** The contract on a chain of its own, in process; accounts are Hardhat's unlocked ones, the last one the registrar. */
export class LocalLedger {
  readonly rpc: Rpc;
  readonly abi: Interface;
  readonly accounts: readonly string[];
  readonly address: string;
  readonly deployGas: number;
  /** Its receipt: the registry's first entry. */
  readonly deployment: Receipt;

  private constructor(rpc: Rpc, abi: Interface, accounts: string[], deployment: Receipt) {
    this.rpc = rpc;
    this.abi = abi;
    this.accounts = accounts;
    this.address = deployment.contractAddress ?? "";
    this.deployment = deployment;
    this.deployGas = Number(deployment.gasUsed);
  }

  static async deploy(): Promise<{ ledger: LocalLedger; close: () => Promise<void> }> {
    const hre = await createHardhatRuntimeEnvironment(config);
    const connection = await hre.network.create({
      override: {
        allowBlocksWithSameTimestamp: true,
        throwOnTransactionFailures: false,
        initialDate: new Date(startSeconds * 1000),
      },
    });
    const rpc: Rpc = { request: (call) => connection.provider.request(call) };
    const { abi: json, bytecode } = medAuditArtifact();
    const abi = new Interface(json);
    const accounts = (await rpc.request({ method: "eth_accounts", params: [] })) as string[];
    const registrar = accounts.at(-1);
    const data = bytecode + abi.encodeDeploy([registrar]).slice(2);
    const hash = await rpc.request({
      method: "eth_sendTransaction",
      params: [{ from: registrar, data, gas: "0x989680" }],
    });
    const receipt = (await rpc.request({
      method: "eth_getTransactionReceipt",
      params: [hash],
    })) as Receipt;
    return {
      ledger: new LocalLedger(rpc, abi, accounts, receipt),
      close: () => connection.close(),
    };
  }

  get registrar(): string {
    return this.accounts.at(-1) ?? "";
  }

  /** Sends and mines; a revert is an answer, not an exception. */
  async send(from: string, name: string, args: readonly unknown[]): Promise<Result> {
    const data = this.abi.encodeFunctionData(name, args);
    const transaction = { from, to: this.address, data, gas: "0x7a1200" };
    const hash = await this.rpc.request({ method: "eth_sendTransaction", params: [transaction] });
    const receipt = (await this.rpc.request({
      method: "eth_getTransactionReceipt",
      params: [hash],
    })) as Receipt;
    if (receipt.status === "0x1") return { kind: "mined", gas: Number(receipt.gasUsed), receipt };
    return this.#revertOf(hash);
  }

  async call(name: string, args: readonly unknown[]): Promise<readonly unknown[]> {
    const data = this.abi.encodeFunctionData(name, args);
    const answer = (await this.rpc.request({
      method: "eth_call",
      params: [{ to: this.address, data }, "latest"],
    })) as string;
    return this.abi.decodeFunctionResult(name, answer).toArray();
  }

  async increaseTime(seconds: number): Promise<void> {
    await this.rpc.request({ method: "evm_increaseTime", params: [seconds] });
    await this.rpc.request({ method: "evm_mine", params: [] });
  }

  async snapshot(): Promise<unknown> {
    return await this.rpc.request({ method: "evm_snapshot", params: [] });
  }

  /** Also takes the clock back. */
  async revertTo(snapshot: unknown): Promise<void> {
    await this.rpc.request({ method: "evm_revert", params: [snapshot] });
  }

  async nowSeconds(): Promise<number> {
    const block = (await this.rpc.request({
      method: "eth_getBlockByNumber",
      params: ["latest", false],
    })) as {
      timestamp: string;
    };
    return Number(block.timestamp);
  }

  /** From a trace: a call of it again would be at another time. */
  async #revertOf(hash: unknown): Promise<Result> {
    const options = { disableMemory: true, disableStack: true, disableStorage: true };
    const trace = (await this.rpc.request({
      method: "debug_traceTransaction",
      params: [hash, options],
    })) as { returnValue: string };
    const parsed = this.abi.parseError(`0x${trace.returnValue.replace(/^0x/, "")}`);
    if (parsed === null) throw new Error(`it reverted with something else: ${trace.returnValue}`);
    return { kind: "reverted", error: parsed.name, args: parsed.args.toArray() };
  }
}

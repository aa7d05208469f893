import { quantity } from "../chain/hexQuantity.ts";
import { Rpc } from "../chain/Rpc.ts";
import type { Address, Hash, Hex } from "../core/log/Hex.ts";
import { controlHeader } from "./door/callerOf.ts";
import { withRemoteFaults } from "./remoteFault.ts";
import type { SessionFile } from "./session/SessionFile.ts";

export interface ImpersonatedCall {
  readonly from: Address;
  readonly to: Address;
  readonly data: Hex;
  readonly gasLimit?: number;
}

/**
 * What somebody with power over the node can do to it, for the tamper lab and for travelling in time. All of it is
 * written into the session's journal. Every method throws RpcFault where the node says no, RpcError where it is away.
 */
export class Controls {
  readonly #rpc: Rpc;

  constructor(session: Pick<SessionFile, "rpcUrl" | "controlToken">) {
    const headers = { [controlHeader]: session.controlToken };
    this.#rpc = new Rpc({ url: session.rpcUrl, headers });
  }

  /** Any control method of the door. */
  call(method: string, params: readonly unknown[] = []): Promise<unknown> {
    return withRemoteFaults(this.#rpc.request(method, params));
  }

  /** @param value 32 bytes; seen by everybody from the next block on */
  async setStorage(account: Address, slot: Hash, value: Hash): Promise<void> {
    const place = `0x${slot.slice(2).replace(/^0+(?=.)/, "")}`;
    await this.call("hardhat_setStorageAt", [account, place, value]);
  }

  async mine(blocks = 1, intervalSeconds?: number): Promise<void> {
    await this.call(
      "hardhat_mine",
      intervalSeconds === undefined ? [blocks] : [blocks, intervalSeconds],
    );
  }

  /** A transaction that the sender never signed, mined at once. @returns its hash */
  async sendAs({ from, to, data, gasLimit }: ImpersonatedCall): Promise<Hash> {
    await this.call("hardhat_impersonateAccount", [from]);
    const gas = gasLimit === undefined ? {} : { gas: quantity(gasLimit) };
    try {
      return (await this.call("eth_sendTransaction", [{ from, to, data, ...gas }])) as Hash;
    } finally {
      await this.call("hardhat_stopImpersonatingAccount", [from]);
    }
  }

  /** Has it never have happened: the history is made again without that call. */
  async withdraw(method: string, params: readonly unknown[]): Promise<void> {
    await this.call("medaudit_withdraw", [method, params]);
  }

  /** @param seconds Unix time of the next blocks; null: the wall clock's again. A block with that time is mined. */
  async setTime(seconds: number | null): Promise<void> {
    await this.call("medaudit_setTime", [seconds]);
    await this.mine();
  }
}

import type { EIP1193Provider } from "hardhat/types/providers";

export interface NodeOptions {
  readonly chainId: number;
  /** The time of block 0, in Unix seconds. */
  readonly genesisSeconds: number;
  /** The folder of the npm package that Hardhat is installed in. */
  readonly projectRoot: string;
  readonly onStarts?: (() => void) | undefined;
}

/** Hardhat's EDR, in this process and without a port. */
export interface Node {
  /** @throws whatever the provider throws: see `faultOf` */
  request(method: string, params?: readonly unknown[]): Promise<unknown>;
  /** `eth_subscription` events. */
  onSubscription(listener: (subscription: string, result: unknown) => void): void;
  close(): Promise<void>;
}

interface SubscriptionMessage {
  readonly type: string;
  readonly data: { readonly subscription: string; readonly result: unknown };
}

/** One batch of a thousand calls of the contract fits; larger and a hostile call could keep the node busy. */
export const blockGasLimit = 60_000_000;
/** The node records each step that it takes: a loop over a whole block's gas would keep it busy for half a minute. */
const transactionGasCap = 2 ** 24;

/**
 * Mines only when told to. Gas is free, so that nobody needs funds; the hard fork is the one that the contract is
 * compiled for, so that block headers have a fixed form.
 */
export async function startNode(options: NodeOptions): Promise<Node> {
  process.env.HARDHAT_DISABLE_TELEMETRY = "true";
  const { createHardhatRuntimeEnvironment } = await import("hardhat/hre");
  const hre = await createHardhatRuntimeEnvironment(
    {
      networks: {
        dev: {
          type: "edr-simulated",
          chainType: "l1",
          chainId: options.chainId,
          hardfork: "cancun",
          allowBlocksWithSameTimestamp: true,
          initialDate: new Date(options.genesisSeconds * 1000),
          initialBaseFeePerGas: 0,
          blockGasLimit,
          transactionGasCap,
          accounts: [],
          loggingEnabled: false,
          throwOnTransactionFailures: false,
          mining: { auto: false, interval: 0, mempool: { order: "fifo" } },
        },
      },
    },
    {},
    options.projectRoot,
  );
  const creating = hre.network.create("dev");
  // The creation has to get to its native part first.
  const idle = setTimeout(() => options.onStarts?.(), 0);
  const connection = await creating;
  clearTimeout(idle);
  const provider: EIP1193Provider = connection.provider;
  return {
    request: (method, params = []) => provider.request({ method, params }),
    onSubscription(listener) {
      provider.on("message", (message: SubscriptionMessage) => {
        if (message.type !== "eth_subscription") return;
        listener(message.data.subscription, message.data.result);
      });
    },
    close: () => connection.close(),
  };
}

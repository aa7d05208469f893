import {
  ContractDecoder,
  EdrContext,
  GasEstimationMode,
  L1_CHAIN_TYPE,
  l1GenesisState,
  l1HardforkFromString,
  l1ProviderFactory,
  MineOrdering,
  type Provider,
  type ProviderConfig,
} from "@nomicfoundation/edr";
import { RpcFault, rpcCode } from "../RpcFault.ts";
import { faultOf } from "./faultOf.ts";

export interface NodeOptions {
  readonly chainId: number;
  /** The time of block 0, in Unix seconds. */
  readonly genesisSeconds: number;
}

/** Hardhat's EDR, in this process and without a port. */
export interface Node {
  /** @throws RpcFault */
  request(method: string, params?: readonly unknown[]): Promise<unknown>;
  /** `eth_subscription` events. */
  onSubscription(listener: (subscription: string, result: unknown) => void): void;
  /** What is asked from now on is refused. */
  close(): void;
}

/** One batch of a thousand calls of the contract fits; larger and a hostile call could keep the node busy. */
export const blockGasLimit = 60_000_000;
/** The node records each step that it takes: a loop over a whole block's gas would keep it busy for half a minute. */
const transactionGasCap = 2n ** 24n;
const hardfork = "cancun";
/** Hardhat's. */
const coinbase = Buffer.from("c014ba5ec014ba5ec014ba5ec014ba5ec014ba5e", "hex");

/**
 * The chain that Hardhat would make of the same settings, from its engine alone. Mines only when told to. Gas is free, so
 * that nobody needs funds; the hard fork is the one that the contract is compiled for, so that block headers have a fixed
 * form.
 */
export async function startNode(options: NodeOptions): Promise<Node> {
  let listener: (subscription: string, result: unknown) => void = () => undefined;
  const provider = await (await contextOnce()).createProvider(
    L1_CHAIN_TYPE,
    configFor(options),
    { enable: false, decodeConsoleLogInputsCallback: () => [], printLineCallback: () => undefined },
    {
      subscriptionCallback({ filterId, result }) {
        // Logs come by the block.
        for (const one of [result].flat()) listener(`0x${filterId.toString(16)}`, one);
      },
    },
    new ContractDecoder(),
  );
  let open: Provider | null = provider;
  return {
    async request(method, params = []) {
      if (!open) throw new RpcFault(rpcCode.server, "the node is closed");
      return ask(open, method, params);
    },
    onSubscription(given) {
      listener = given;
    },
    close() {
      open = null;
    },
  };
}

async function ask(provider: Provider, method: string, params: readonly unknown[]) {
  const call = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const { data } = await provider.handleRequest(call).catch((error) => {
    throw faultOf(error);
  });
  const { result, error } = typeof data === "string" ? JSON.parse(data) : data;
  if (error) throw faultOf(error);
  return result;
}

let context: Promise<EdrContext> | null = null;

/** EDR wants no more than one in a process. */
function contextOnce(): Promise<EdrContext> {
  context ??= (async () => {
    const made = new EdrContext();
    await made.registerProviderFactory(L1_CHAIN_TYPE, l1ProviderFactory());
    return made;
  })();
  return context;
}

function configFor({ chainId, genesisSeconds }: NodeOptions): ProviderConfig {
  return {
    chainId: BigInt(chainId),
    networkId: BigInt(chainId),
    hardfork,
    genesisState: l1GenesisState(l1HardforkFromString(hardfork)),
    network: {
      genesisBlockGasLimit: BigInt(blockGasLimit),
      genesisBlockTime: BigInt(genesisSeconds),
    },
    mining: {
      autoMine: false,
      blockGasLimit: BigInt(blockGasLimit),
      memPool: { order: MineOrdering.Fifo },
    },
    coinbase,
    initialBaseFeePerGas: 0n,
    minGasPrice: 0n,
    transactionGasCap,
    defaultTransactionGasLimit: transactionGasCap,
    gasEstimationMode: GasEstimationMode.NoInternalOutOfGas,
    allowBlocksWithSameTimestamp: true,
    allowUnlimitedContractSize: false,
    bailOnCallFailure: true,
    bailOnTransactionFailure: false,
    ownedAccounts: [],
    precompileOverrides: [],
    observability: {},
  };
}

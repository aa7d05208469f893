import { describe, expect, it, onTestFinished } from "vitest";
import { type Node, startNode } from "../../../devnet/node/startNode.ts";

async function testNode(): Promise<Node> {
  const node = await startNode({ chainId: 31337, genesisSeconds: 1_700_000_000 });
  onTestFinished(() => node.close());
  return node;
}

/** Reverts with the custom error 0xdeadbeef. */
const reverting = { data: "0x63deadbeef6000526004601cfd" };

describe("the node", () => {
  it("begins with the block that journals of earlier versions name", async () => {
    const node = await testNode();
    const hash = "0x32fefc1ce52e9a8ae31b46d6386ea2e3c2678bc4cbd03133a3bebd8ab407f902";
    const block = await node.request("eth_getBlockByNumber", ["0x0", false]);
    expect(block).toMatchObject({ hash, gasLimit: "0x3938700", baseFeePerGas: "0x0" });
  });

  it("gives a revert's data and number, and the first line of whatever else went wrong", async () => {
    const node = await testNode();
    const revert = {
      rpcCode: 3,
      data: "0xdeadbeef",
      happened: expect.stringContaining("reverted"),
    };
    await expect(node.request("eth_call", [reverting, "latest"])).rejects.toMatchObject(revert);
    await expect(node.request("eth_estimateGas", [reverting])).rejects.toMatchObject(revert);
    const unknown = { rpcCode: -32004, data: undefined };
    await expect(node.request("eth_nothing")).rejects.toMatchObject(unknown);
    const malformed = { rpcCode: -32602, data: undefined };
    await expect(node.request("eth_sendRawTransaction", ["0x02ff"])).rejects.toMatchObject(
      malformed,
    );
  });

  it("mines only when told to, tells of it, and answers nothing once it is closed", async () => {
    const node = await testNode();
    const told: unknown[] = [];
    node.onSubscription((subscription, result) => told.push([subscription, result]));
    const subscription = await node.request("eth_subscribe", ["newHeads"]);
    expect(await node.request("eth_blockNumber")).toBe("0x0");
    await node.request("evm_mine", [1_700_000_000]);
    await expect.poll(() => told).toHaveLength(1);
    const block = { number: "0x1", timestamp: "0x6553f100" };
    expect(told).toEqual([[subscription, expect.objectContaining(block)]]);
    node.close();
    await expect(node.request("eth_blockNumber")).rejects.toMatchObject({ code: "MA-RPC-FAULT" });
  });
});

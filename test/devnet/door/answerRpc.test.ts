import { describe, expect, it } from "vitest";
import { answerRpc, type RpcCall } from "../../../devnet/door/answerRpc.ts";

const dispatch = async ({ method, params }: RpcCall) => {
  if (method === "fails") throw new Error("at the first line\n  at a stack");
  return method === "nothing" ? undefined : params;
};
const answer = async (value: unknown) => {
  const text = await answerRpc(typeof value === "string" ? value : JSON.stringify(value), dispatch);
  return text === "" ? null : JSON.parse(text);
};

describe("JSON-RPC", () => {
  it("answers a call, and a batch in its order", async () => {
    expect(await answer({ jsonrpc: "2.0", id: 1, method: "echo", params: [7] })).toEqual({
      jsonrpc: "2.0",
      id: 1,
      result: [7],
    });
    const batch = [1, 2].map((id) => ({ id, method: "echo", params: [id] }));
    expect(await answer(batch)).toMatchObject([
      { id: 1, result: [1] },
      { id: 2, result: [2] },
    ]);
  });

  it("answers no notification, and nothing as null", async () => {
    expect(await answer({ method: "echo" })).toBeNull();
    expect(await answer([{ method: "echo" }, { method: "fails" }])).toBeNull();
    expect(await answer({ id: "a", method: "nothing" })).toMatchObject({ id: "a", result: null });
  });

  it("says what is wrong with a request", async () => {
    const codeOf = async (value: unknown) => (await answer(value)).error.code;
    expect(await codeOf("{")).toBe(-32700);
    for (const value of [null, 5, "5", {}, { id: 1, method: 5 }, { id: {}, method: "echo" }, []]) {
      expect(await codeOf(value)).toBe(-32600);
    }
    expect(await codeOf({ id: 1, method: "echo", params: { a: 1 } })).toBe(-32600);
    expect(await codeOf(Array.from({ length: 2001 }, () => ({})))).toBe(-32600);
  });

  it("tells no stack", async () => {
    const { error } = await answer({ id: 1, method: "fails" });
    expect(error).toEqual({ code: -32000, message: "at the first line" });
  });
});

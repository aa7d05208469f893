import { expect, test } from "vitest";
import { oneCallData } from "../../../devnet/node/oneCallData.ts";

test("a call that carries its data twice is asked once", () => {
  const twice = [{ to: "0x01", data: "0xabcd", input: "0xabcd" }, "latest"];
  expect(oneCallData("eth_call", twice)).toEqual([{ to: "0x01", data: "0xabcd" }, "latest"]);
});

test("two data that differ are left for the node to refuse, and other methods alone", () => {
  const different = [{ data: "0x01", input: "0x02" }];
  expect(oneCallData("eth_call", different)).toBe(different);
  const twice = [{ data: "0x01", input: "0x01" }];
  expect(oneCallData("eth_sendTransaction", twice)).toBe(twice);
});

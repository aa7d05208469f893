import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { callerOf } from "../../../devnet/door/callerOf.ts";

const keys = { token: "right-token", controlToken: "right-control", openRpc: false };
const port = 4711;

const at = (url: string, headers: Record<string, string> = {}, openRpc = false) => {
  const request = { url, headers: { host: `127.0.0.1:${port}`, ...headers } };
  return callerOf(request as unknown as IncomingMessage, port, { ...keys, openRpc });
};

describe("the door lets in", () => {
  it("whoever has the token, in the path or the header", () => {
    expect(at("/right-token")).toEqual({ known: true, controls: false });
    expect(at("/right-token/more?x=1")).toEqual({ known: true, controls: false });
    expect(at("/", { authorization: "Bearer right-token" })).toMatchObject({ known: true });
    expect(at("/right-token", { host: `LOCALHOST:${port}` })).toMatchObject({ known: true });
  });

  it("to the controls only who has both tokens", () => {
    const control = { "x-medaudit-control": "right-control" };
    expect(at("/right-token", control)).toEqual({ known: true, controls: true });
    expect(at("/right-token", { "x-medaudit-control": "wrong" })).toMatchObject({
      controls: false,
    });
    expect(at("/", control, true)).toEqual({ known: false, controls: false });
  });

  it("anybody to ordinary methods when it is open, but no web page", () => {
    expect(at("/", {}, true)).toEqual({ known: false, controls: false });
    expect(at("/", { origin: "http://localhost:3000" }, true)).toMatchObject({ status: 403 });
    expect(at("/", { host: "evil.example" }, true)).toMatchObject({ status: 403 });
  });
});

describe("the door refuses", () => {
  it("a missing, wrong or nearly right token", () => {
    for (const url of ["/", "", "/wrong", "/right-toke", "/right-token2", "//right-token"]) {
      expect(at(url)).toMatchObject({ status: 401 });
    }
  });

  it("any origin and any other host name, with the token too", () => {
    for (const origin of ["http://evil.example", "null", "", `http://127.0.0.1:${port}`]) {
      expect(at("/right-token", { origin })).toMatchObject({ status: 403 });
    }
    for (const host of ["evil.example", "127.0.0.1", `127.0.0.1:${port + 1}`, `0.0.0.0:${port}`]) {
      expect(at("/right-token", { host })).toMatchObject({ status: 403 });
    }
  });
});

import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftPut } from "../world/draftPut.ts";
import { createRecord, seedWorld } from "../world/seedWorld.ts";
import { startWorld, token, type World } from "../world/startWorld.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld({ requestTimeoutMs: 400 });
  await seedWorld(world);
  await createRecord(world, "chen", "anna", "behind the door");
});

afterAll(() => world.close());

interface Ask {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** Unlike fetch, sends any Host and Origin. */
function ask({ method = "GET", path = `/${token}/status`, headers = {}, body }: Ask) {
  return new Promise<{ status: number; code: string | undefined; text: string }>(
    (resolve, reject) => {
      const options = { host: "127.0.0.1", port: world.vault.port, method, path, headers };
      const request = httpRequest(options, async (response) => {
        let text = "";
        for await (const chunk of response) text += chunk;
        const code = /"code":"([^"]+)"/.exec(text)?.[1];
        resolve({ status: response.statusCode ?? 0, code, text });
      });
      request.on("error", reject);
      request.end(body);
    },
  );
}

describe("the vault's door", () => {
  test("opens to the token, in the path or as a bearer", async () => {
    expect((await ask({})).status).toBe(200);
    const headers = { authorization: `Bearer ${token}` };
    expect((await ask({ path: "/status", headers })).status).toBe(200);
  });

  test("stays shut without the token, or with another", async () => {
    for (const path of ["/status", "/inventory", `/${token}x/status`, "/", `//${token}/status`]) {
      expect(await ask({ path })).toMatchObject({ status: 401, code: "MA-VAULT-TOKEN" });
    }
    const headers = { authorization: "Bearer other" };
    expect(await ask({ path: "/status", headers })).toMatchObject({ code: "MA-VAULT-TOKEN" });
  });

  test("stays shut to a web page, token or not", async () => {
    for (const origin of ["https://evil.example", "null", `http://127.0.0.1:${world.vault.port}`]) {
      const answer = await ask({ headers: { origin } });
      expect(answer).toMatchObject({ status: 403, code: "MA-VAULT-ORIGIN" });
    }
    const preflight = { origin: "https://evil.example", "access-control-request-method": "POST" };
    expect((await ask({ method: "OPTIONS", headers: preflight })).status).toBe(403);
  });

  test("stays shut to another name for this machine", async () => {
    for (const host of ["evil.example", `evil.example:${world.vault.port}`, "127.0.0.1"]) {
      expect(await ask({ headers: { host } })).toMatchObject({
        status: 403,
        code: "MA-VAULT-HOST",
      });
    }
  });

  test("is on 127.0.0.1 and on no other address", async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === "IPv4" && !internal);
    for (const { address } of others) {
      const outcome = await new Promise((resolve) => {
        const socket = connect(world.vault.port, address, () => resolve("open"));
        socket.on("error", () => resolve("shut"));
      });
      expect(outcome).toBe("shut");
    }
  });

  test("knows its addresses and methods, and no others", async () => {
    expect(await ask({ path: `/${token}/nothing` })).toMatchObject({ code: "MA-VAULT-ROUTE" });
    expect(await ask({ path: `/${token}/__proto__` })).toMatchObject({ code: "MA-VAULT-ROUTE" });
    expect(await ask({ method: "DELETE" })).toMatchObject({ code: "MA-VAULT-METHOD" });
    expect(await ask({ path: `/${token}/releases` })).toMatchObject({ code: "MA-VAULT-METHOD" });
  });

  test("refuses what is malformed, and says no more than that", async () => {
    const path = `/${token}/releases`;
    const { envelope, ...put } = await draftPut(world, "chen");
    const bodies = [
      "",
      "{",
      "[]",
      "null",
      "[".repeat(100_000),
      JSON.stringify({ transactionHash: "0x" }),
      JSON.stringify({ ...put, envelope: "not base64!", extra: 1 }),
    ];
    for (const body of bodies) {
      const answer = await ask({ method: "POST", path, body });
      expect(answer).toMatchObject({ status: 400, code: "MA-VAULT-BODY" });
      expect(answer.text).not.toMatch(/at .*\.ts|node:|zod/);
    }
    expect(envelope.byteLength).toBeGreaterThan(0);
    for (const record of ["0", "-1", "x", "1e99", "1%00"]) {
      const answer = await ask({ path: `/${token}/inventory?record=${record}` });
      expect(answer).toMatchObject({ status: 400, code: "MA-VAULT-BODY" });
    }
  });

  test("refuses what is too large, announced or not", async () => {
    const path = `/${token}/envelopes`;
    const headers = { "content-length": String(30 * 1024 * 1024) };
    const announced = await ask({ method: "POST", path, headers, body: "x" });
    expect(announced).toMatchObject({ status: 413, code: "MA-VAULT-TOO-LARGE" });
    const streamed = await new Promise<string>((resolve) => {
      const options = { host: "127.0.0.1", port: world.vault.port, method: "POST", path };
      const request = httpRequest(options, async (response) => {
        let text = "";
        for await (const chunk of response) text += chunk;
        resolve(text);
        request.destroy();
      });
      request.on("error", () => resolve("cut off"));
      const chunk = Buffer.alloc(1024 * 1024, "x");
      const more = () => {
        while (!request.destroyed && request.write(chunk));
        request.once("drain", more);
      };
      more();
    });
    expect(streamed).toMatch(/MA-VAULT-TOO-LARGE|MA-VAULT-SLOW|cut off/);
    const longName = await ask({ headers: { "x-long": "y".repeat(20_000) } });
    expect(longName).toMatchObject({ code: "MA-VAULT-TOO-LARGE" });
  });

  test("doesn't wait for whoever never finishes", async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(world.vault.port, "127.0.0.1", () => {
        socket.write(`POST /${token}/releases HTTP/1.1\r\nHost: 127.0.0.1:${world.vault.port}\r\n`);
        socket.write("Content-Length: 100\r\n\r\n{");
      });
      let text = "";
      socket.on("data", (data) => {
        text += String(data);
      });
      socket.on("close", () => resolve(text));
    });
    expect(answer).toContain("MA-VAULT-SLOW");
  });

  test("answers garbage with a refusal", async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(world.vault.port, "127.0.0.1", () =>
        socket.write("\x16\x03\x01 hello\r\n\r\n"),
      );
      let text = "";
      socket.on("data", (data) => {
        text += String(data);
      });
      socket.on("close", () => resolve(text));
    });
    expect(answer).toContain("MA-VAULT-BODY");
  });

  test("logs what was asked and how it went, but no token, path or body", async () => {
    await ask({ path: `/${token}/inventory` });
    await ask({ path: "/wrong-token-here/status" });
    const log = JSON.stringify(world.logged);
    expect(log).toContain('"route":"GET inventory"');
    expect(log).toContain("MA-VAULT-TOKEN");
    expect(log).not.toContain(token);
    expect(log).not.toContain("wrong-token-here");
    expect(log).not.toContain("behind the door");
  });
});

import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface HostileNode {
  readonly url: string;
  /** Paths that were asked for. */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

export type Answering = (body: string, response: ServerResponse) => void | Promise<void>;

/** Something on 127.0.0.1 that answers HTTP in any way but a node's. */
export async function hostileNode(answer: Answering): Promise<HostileNode> {
  const seen: string[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    seen.push(request.url ?? "");
    response.on("error", () => {});
    await answer(await text(request), response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/asked`,
    seen,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Writes for as long as anybody reads. */
export async function withoutEnd(response: ServerResponse, chunk: string, pauseMs = 0) {
  while (!response.destroyed) {
    if (!response.write(chunk)) await drained(response);
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

async function drained(response: ServerResponse): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race([once(response, "drain", { signal }), once(response, "close", { signal })]);
  waiting.abort();
}

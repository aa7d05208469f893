import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { InputError } from "../../core/errors/InputError.ts";
import type { LocalChain } from "../node/LocalChain.ts";
import { callerOf, type DoorKeys } from "./callerOf.ts";
import type { Dispatcher } from "./Dispatcher.ts";
import { bodyBytesMost, refuse, serveHttp } from "./serveHttp.ts";
import { serveSocket } from "./serveSocket.ts";

export interface DoorOptions extends DoorKeys {
  /** 0 for a free one. */
  readonly port: number;
  readonly chain: LocalChain;
  readonly dispatcher: Dispatcher;
  readonly log: (line: string) => void;
}

export interface Door {
  readonly port: number;
  /** Cuts all connections. */
  close(): Promise<void>;
}

const host = "127.0.0.1";
const socketsMost = 64;
const connectionsMost = 1024;

/** JSON-RPC over HTTP and WebSocket on 127.0.0.1, for whoever shows the token. @throws InputError (`MA-PORT`) */
export async function startDoor(options: DoorOptions): Promise<Door> {
  const { chain, dispatcher, log } = options;
  const server = createServer({
    requestTimeout: 15_000,
    headersTimeout: 5_000,
    connectionsCheckingInterval: 1_000,
  });
  server.maxConnections = connectionsMost;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: bodyBytesMost,
    perMessageDeflate: false,
  });
  const port = await listen(server, options.port);

  server.on("request", (request, response) => {
    const caller = callerOf(request, port, options);
    if ("status" in caller) return refuse(response, caller.status, caller.reason);
    serveHttp(request, response, caller, dispatcher).catch((error: Error) => {
      if (request.errored || response.destroyed) return;
      log(`door: ${error.name}`);
      if (!response.headersSent) refuse(response, 500, "the request failed");
      else response.destroy();
    });
  });
  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const caller = callerOf(request, port, options);
    if ("status" in caller) return hangUp(stream, caller.status);
    if (sockets.clients.size >= socketsMost) return hangUp(stream, 503);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      serveSocket(socket, caller, dispatcher, chain);
    });
  });
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      reject(
        new InputError({
          code: "MA-PORT",
          happened: `port ${port} on ${host} can't be used`,
          todo: "give another one with --port, or leave it out for a free one",
          cause,
        }),
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function hangUp(stream: Duplex, status: number): void {
  stream.on("error", () => stream.destroy());
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

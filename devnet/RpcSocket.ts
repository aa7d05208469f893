import { WebSocket } from "ws";
import { UnavailableError } from "../core/errors/UnavailableError.ts";
import { remoteFault } from "./remoteFault.ts";

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

interface RpcAnswer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown; readonly data?: unknown };
}

const openMostMs = 5000;

/** JSON-RPC over one WebSocket to the door. Its end is the end of a section that was begun on it. */
export class RpcSocket {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => this.#take(JSON.parse(data.toString()) as RpcAnswer));
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      for (const { reject } of this.#waiting.values()) reject(away());
      this.#waiting.clear();
    });
  }

  /** @throws UnavailableError (`MA-NODE-AWAY`) */
  static open(url: string, headers: Record<string, string> = {}): Promise<RpcSocket> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url, { headers, handshakeTimeout: openMostMs });
      socket.once("error", () => reject(away()));
      socket.once("open", () => resolve(new RpcSocket(socket)));
    });
  }

  /** @throws RpcFault, BatchFault; UnavailableError (`MA-NODE-AWAY`) */
  request(method: string, params: readonly unknown[] = []): Promise<unknown> {
    if (this.#socket.readyState !== WebSocket.OPEN) return Promise.reject(away());
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });
  }

  close(): void {
    this.#socket.close();
  }

  #take({ id, result, error }: RpcAnswer): void {
    const waiting = this.#waiting.get(id ?? 0);
    if (!waiting) return;
    this.#waiting.delete(id ?? 0);
    if (!error) waiting.resolve(result);
    else waiting.reject(remoteFault(error.code, String(error.message), error.data));
  }
}

function away(): UnavailableError {
  return new UnavailableError({
    code: "MA-NODE-AWAY",
    happened: "the node does not answer",
    todo: "check that the session runs: medaudit up",
  });
}

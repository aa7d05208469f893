import { RpcError } from "./RpcError.ts";

export interface RpcOptions {
  /** `http://127.0.0.1:…`; a token may stand in its path. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** For one request. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
}

interface RpcAnswer {
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown; readonly data?: unknown };
}

/** The largest answer that is read; a node that sends more is not believed. */
const answerBytesMost = 256 * 1024 * 1024;
const defaultTimeoutMs = 20_000;

/** JSON-RPC 2.0 over HTTP. Whatever comes back is the node's word only: `unknown` until it is decoded. */
export class Rpc {
  readonly url: string;
  readonly #options: RpcOptions;
  #nextId = 1;

  constructor(options: RpcOptions) {
    this.url = options.url;
    this.#options = options;
  }

  /** The same node, with something in between. */
  through(wrap: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch): Rpc {
    return new Rpc({ ...this.#options, fetch: wrap(this.#options.fetch ?? globalThis.fetch) });
  }

  /** The same node, given up on sooner or later. */
  withTimeout(timeoutMs: number): Rpc {
    return new Rpc({ ...this.#options, timeoutMs });
  }

  /** @throws RpcError */
  async request(
    method: string,
    params: readonly unknown[] = [],
    signal?: AbortSignal,
  ): Promise<unknown> {
    const answer = (await this.#post(this.#call(method, params), signal)) as RpcAnswer;
    return resultOf(answer, method);
  }

  /** Several calls in one round trip; answers in the order of the calls. @throws RpcError on the first that failed */
  async batch(
    calls: readonly (readonly [method: string, params: readonly unknown[]])[],
    signal?: AbortSignal,
  ): Promise<unknown[]> {
    if (calls.length === 0) return [];
    const bodies = calls.map(([method, params]) => this.#call(method, params));
    const answers = await this.#post(bodies, signal);
    if (!Array.isArray(answers)) throw new RpcError("malformed", "a batch was not answered as one");
    const byId = new Map(answers.map((answer: RpcAnswer) => [answer.id, answer]));
    return bodies.map((body) => resultOf(byId.get(body.id), body.method));
  }

  #call(method: string, params: readonly unknown[]) {
    return { jsonrpc: "2.0" as const, id: this.#nextId++, method, params };
  }

  async #post(body: unknown, signal: AbortSignal | undefined): Promise<unknown> {
    const timeout = AbortSignal.timeout(this.#options.timeoutMs ?? defaultTimeoutMs);
    const send = this.#options.fetch ?? globalThis.fetch;
    try {
      const response = await send(this.url, {
        method: "POST",
        headers: { "content-type": "application/json", ...this.#options.headers },
        body: JSON.stringify(body),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      if (Number(response.headers.get("content-length") ?? 0) > answerBytesMost) {
        throw new RpcError("malformed", "the answer is too large");
      }
      const text = await response.text();
      if (response.status === 401 || response.status === 403) {
        throw new RpcError("unauthorized", `the node answered ${response.status}`);
      }
      return JSON.parse(text);
    } catch (cause) {
      if (cause instanceof RpcError) throw cause;
      if (signal?.aborted) throw new RpcError("aborted", "given up", { cause });
      if (cause instanceof SyntaxError) {
        throw new RpcError("malformed", "the answer is not JSON", { cause });
      }
      throw new RpcError("away", "the node does not answer", { cause });
    }
  }
}

function resultOf(answer: RpcAnswer | undefined, method: string): unknown {
  if (typeof answer !== "object" || answer === null) {
    throw new RpcError("malformed", `${method} was not answered`);
  }
  if (answer.error) {
    const message = typeof answer.error.message === "string" ? answer.error.message : "an error";
    throw new RpcError("node", message, { data: answer.error.data, code: answer.error.code });
  }
  if (!("result" in answer)) throw new RpcError("malformed", `${method} was not answered`);
  return answer.result;
}

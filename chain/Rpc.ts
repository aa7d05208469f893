import { isBoundedJson } from "../core/text/isBoundedJson.ts";
import { boundedFetch } from "./boundedFetch.ts";
import { RpcError } from "./RpcError.ts";

export interface RpcOptions {
  /** `http://127.0.0.1:…`; a token may stand in its path. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** For one request. */
  readonly timeoutMs?: number;
  /** Once it was away it isn't asked again: whoever asks many things would wait for each. */
  readonly isAskedOnce?: boolean;
  /** In place of the network, which is read with bounds. */
  readonly fetch?: typeof globalThis.fetch;
}

interface RpcAnswer {
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown; readonly data?: unknown };
}

const defaultTimeoutMs = 20_000;
/** Of the node's own words in an error. */
const messageLengthMost = 300;

/** JSON-RPC 2.0 over HTTP. Whatever comes back is the node's word only: `unknown` until it is decoded. */
export class Rpc {
  readonly url: string;
  readonly #options: RpcOptions;
  readonly #fetch: typeof globalThis.fetch;
  #nextId = 1;
  #away: RpcError | null = null;

  constructor(options: RpcOptions) {
    this.url = options.url;
    this.#options = options;
    this.#fetch = options.fetch ?? boundedFetch();
  }

  /** The same node, with something in between. */
  through(wrap: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch): Rpc {
    return new Rpc({ ...this.#options, fetch: wrap(this.#fetch) });
  }

  /** The same node, given up on sooner or later. */
  withTimeout(timeoutMs: number): Rpc {
    return new Rpc({ ...this.#options, timeoutMs });
  }

  /** The same node, not asked again once it was away. */
  givingUp(): Rpc {
    return new Rpc({ ...this.#options, isAskedOnce: true });
  }

  /** @throws RpcError */
  async request(
    method: string,
    params: readonly unknown[] = [],
    signal?: AbortSignal,
  ): Promise<unknown> {
    const call = this.#call(method, params);
    return resultOf(call, (await this.#post(call, signal)) as RpcAnswer);
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
    const byId = new Map(answers.map((answer: RpcAnswer | null) => [answer?.id, answer]));
    return bodies.map((body) => resultOf(body, byId.get(body.id)));
  }

  #call(method: string, params: readonly unknown[]) {
    return { jsonrpc: "2.0" as const, id: this.#nextId++, method, params };
  }

  async #post(body: unknown, signal: AbortSignal | undefined): Promise<unknown> {
    if (this.#away) throw this.#away;
    const timeout = AbortSignal.timeout(this.#options.timeoutMs ?? defaultTimeoutMs);
    try {
      const response = await this.#fetch(this.url, {
        method: "POST",
        headers: { "content-type": "application/json", ...this.#options.headers },
        body: JSON.stringify(body),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const text = await response.text();
      if (response.status === 401 || response.status === 403) {
        throw new RpcError("unauthorized", `the node answered ${response.status}`);
      }
      if (!isBoundedJson(text)) throw new RpcError("too-large", "the answer is too large");
      return JSON.parse(text);
    } catch (cause) {
      if (cause instanceof RpcError) throw cause;
      if (signal?.aborted) throw new RpcError("aborted", "given up", { cause });
      if (cause instanceof SyntaxError) {
        throw new RpcError("malformed", "the answer is not JSON", { cause });
      }
      const away = new RpcError("away", "the node does not answer", { cause });
      if (this.#options.isAskedOnce) this.#away = away;
      throw away;
    }
  }
}

function resultOf(
  { id, method }: { readonly id: number; readonly method: string },
  answer: RpcAnswer | null | undefined,
): unknown {
  if (typeof answer !== "object" || answer === null) {
    throw new RpcError("malformed", `${method} was not answered`);
  }
  if (answer.error) {
    const { message: said, data, code } = answer.error;
    const message =
      typeof said === "string" ? said.slice(0, messageLengthMost).toWellFormed() : "an error";
    throw new RpcError("node", message, { data, code });
  }
  // An error may have no id: a node that can't read a call can't read its id either.
  if (answer.id !== id || !("result" in answer)) {
    throw new RpcError("malformed", `${method} was not answered`);
  }
  return answer.result;
}

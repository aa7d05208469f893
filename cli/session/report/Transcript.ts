import type { NodeAnswer } from "../../../core/report/AuditReport.ts";

interface Call {
  readonly id: unknown;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** Whatever a node was asked, and what it answered: written down on the way, or played back without it. */
export class Transcript {
  readonly #answers = new Map<string, NodeAnswer>();

  readonly #used = new Set<NodeAnswer>();

  constructor(answers: readonly NodeAnswer[] = []) {
    for (const answer of answers) this.#answers.set(keyOf(answer), answer);
  }

  /** Those that were asked for since they were played back. */
  get used(): readonly NodeAnswer[] {
    return [...this.#used];
  }

  get answers(): readonly NodeAnswer[] {
    return [...this.#answers.values()];
  }

  /** A `fetch` that passes everything on to a node, and remembers what came. */
  recording(real: typeof fetch): typeof fetch {
    return async (input, init) => {
      const response = await real(input, init);
      const text = await response.text();
      this.#remember(JSON.parse(String(init?.body)), text);
      return new Response(text, { status: response.status });
    };
  }

  /** A `fetch` that knows only what is written down. */
  replaying(): typeof fetch {
    return (_, init) => {
      const body = JSON.parse(String(init?.body)) as Call | Call[];
      const answers = Array.isArray(body)
        ? body.map((call) => this.#answer(call))
        : this.#answer(body);
      return Promise.resolve(new Response(JSON.stringify(answers)));
    };
  }

  #answer({ id, method, params }: Call) {
    const known = this.#answers.get(keyOf({ method, params }));
    if (known) this.#used.add(known);
    if (known) return { jsonrpc: "2.0", id, result: known.result };
    return {
      jsonrpc: "2.0",
      id,
      error: { code: -32000, message: `${method} is not in the report` },
    };
  }

  #remember(asked: Call | Call[], text: string): void {
    // What isn't text can't be signed; no node needs it.
    if (/\\u[dD][89a-fA-F]/.test(text)) return;
    let came: unknown;
    try {
      came = JSON.parse(text);
    } catch {
      return;
    }
    const calls = [asked].flat();
    const answers = [came].flat() as { id?: unknown; result?: unknown }[];
    const byId = new Map(answers.map((answer) => [answer?.id, answer]));
    for (const { id, method, params } of calls) {
      const answer = byId.get(id);
      if (!answer || !("result" in answer)) continue;
      const one = { method, params, result: answer.result };
      this.#answers.set(keyOf(one), one);
    }
  }
}

function keyOf({ method, params }: { method: string; params: readonly unknown[] }): string {
  return `${method} ${JSON.stringify(params)}`;
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { answerRpc } from "./answerRpc.ts";
import type { Caller } from "./callerOf.ts";
import type { Dispatcher } from "./Dispatcher.ts";
import { readBody } from "./readBody.ts";
import { sectionHeader } from "./Sections.ts";
import { timeLimit } from "./timeLimit.ts";

export const bodyBytesMost = 8 * 1024 * 1024;
/** Longer than a section may last: whoever waits for one gets an answer. */
export const answerMostMs = 90_000;

/** Answers one POST of a caller who was let in. */
export async function serveHttp(
  request: IncomingMessage,
  response: ServerResponse,
  caller: Caller,
  dispatcher: Dispatcher,
): Promise<void> {
  if (request.method !== "POST") return refuse(response, 405, "JSON-RPC is served by POST only");
  const text = await readBody(request, bodyBytesMost);
  if (text === null) return refuse(response, 413, `more than ${bodyBytesMost} bytes`);
  const limit = timeLimit(answerMostMs);
  response.on("close", () => limit.abort(new Error("the caller is gone")));
  const section = request.headers[sectionHeader]?.toString() ?? null;
  // Over HTTP a holder has no connection of its own whose end would tell that it is gone: the section's time limit does.
  const holder = new AbortController().signal;
  const answer = await answerRpc(text, (call) =>
    dispatcher.call(call, { ...caller, section, signal: limit.signal, holder }),
  );
  limit.done();
  response.writeHead(answer === "" ? 204 : 200, { "content-type": "application/json" }).end(answer);
}

/** Says no and ends the connection: what else comes on it isn't read. */
export function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { "content-type": "application/json", connection: "close" });
  response.end(JSON.stringify({ error: reason }));
}

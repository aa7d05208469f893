import type { IncomingMessage, ServerResponse } from "node:http";
import type { Gate } from "../gate/Gate.ts";
import { type Admitted, checkDoor } from "./checkDoor.ts";
import { DoorError } from "./DoorError.ts";
import type { RateLimit } from "./RateLimit.ts";
import { bodyBytesMost, readBody } from "./readBody.ts";
import { replyOf } from "./replyOf.ts";
import { type Answer, answerTo, routeOf } from "./routes.ts";

export interface Door {
  readonly gate: Gate;
  readonly token: string;
  readonly port: () => number;
  readonly rate: RateLimit;
  readonly log: (record: object) => void;
}

/** Answers one request; whatever goes wrong, with a code and without a stack. */
export async function serveRequest(
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedMs = performance.now();
  let admitted: Admitted | null = null;
  const { status, answer, code } = await replyOf(async () => {
    admitted = checkDoor(request, door.port(), door.token);
    if (!door.rate.take("all")) throw new DoorError("MA-VAULT-BUSY");
    if (Number(request.headers["content-length"] ?? 0) > bodyBytesMost) {
      throw new DoorError("MA-VAULT-TOO-LARGE");
    }
    return answerTo(door.gate, { ...admitted, body: () => readBody(request) });
  });
  // Whatever is still on its way in is not read: the connection ends with the answer.
  if (code !== null && !request.complete) response.setHeader("connection", "close");
  send(response, status, answer);
  door.log({
    event: "request",
    route: (admitted && routeOf(admitted)) ?? "none",
    code,
    elapsedMs: Math.round(performance.now() - startedMs),
  });
}

function send(response: ServerResponse, status: number, answer: Answer): void {
  if (response.destroyed) return;
  const isJson = "json" in answer;
  const body = isJson ? Buffer.from(JSON.stringify(answer.json)) : answer.bytes;
  response.writeHead(status, {
    "content-type": isJson ? "application/json" : "application/octet-stream",
    "content-length": body.byteLength,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(body);
}

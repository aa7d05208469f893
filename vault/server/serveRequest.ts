import type { IncomingMessage, ServerResponse } from "node:http";
import { MedauditError } from "../../core/errors/MedauditError.ts";
import { UnavailableError } from "../../core/errors/UnavailableError.ts";
import type { Gate } from "../gate/Gate.ts";
import { type Admitted, checkDoor } from "./checkDoor.ts";
import { DoorError } from "./DoorError.ts";
import type { RateLimit } from "./RateLimit.ts";
import { bodyBytesMost, readBody } from "./readBody.ts";
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
  let code: string | null = null;
  try {
    admitted = checkDoor(request, door.port(), door.token);
    if (!door.rate.take("all")) throw new DoorError("MA-VAULT-BUSY");
    if (Number(request.headers["content-length"] ?? 0) > bodyBytesMost) {
      throw new DoorError("MA-VAULT-TOO-LARGE");
    }
    send(response, 200, await answerTo(door.gate, { ...admitted, body: () => readBody(request) }));
  } catch (error) {
    const refusal = error instanceof MedauditError ? error : new DoorError("MA-VAULT-FAULT", error);
    code = refusal.code;
    const { happened, todo } = refusal;
    // Whatever is still on its way in is not read: the connection ends with the answer.
    if (!request.complete) response.setHeader("connection", "close");
    send(response, statusOf(refusal), { json: { error: { code, happened, todo } } });
  }
  door.log({
    event: "request",
    route: (admitted && routeOf(admitted)) ?? "none",
    code,
    elapsedMs: Math.round(performance.now() - startedMs),
  });
}

function statusOf(error: MedauditError): number {
  if (error instanceof DoorError) return error.status;
  return error instanceof UnavailableError || error.exitCode === 3 ? 503 : 409;
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

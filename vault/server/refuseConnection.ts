import type { Duplex } from "node:stream";
import { type DoorCode, doorRefusals } from "./doorRefusals.ts";

const codes: Record<string, DoorCode> = {
  ERR_HTTP_REQUEST_TIMEOUT: "MA-VAULT-SLOW",
  HPE_HEADER_OVERFLOW: "MA-VAULT-TOO-LARGE",
};

/** Answers what never became a whole request, and ends its connection. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex): void {
  const code = codes[error.code ?? ""] ?? "MA-VAULT-BODY";
  const { status, happened, todo } = doorRefusals[code];
  const body = JSON.stringify({ error: { code, happened, todo } });
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(
    `HTTP/1.1 ${status} Refused\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

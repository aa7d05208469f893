import type { IncomingMessage } from "node:http";
import { DoorError } from "./DoorError.ts";

/** A version of 16 MB in base64, and its shares. */
export const bodyBytesMost = 24 * 1024 * 1024;

/** All bodies that are being read at once. */
const bytesAtOnceMost = 96 * 1024 * 1024;
let bytesAtOnce = 0;

/** The request's body as JSON, bounded. @throws DoorError */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      bytesAtOnce += chunk.byteLength;
      if (bytes > bodyBytesMost) throw new DoorError("MA-VAULT-TOO-LARGE");
      if (bytesAtOnce > bytesAtOnceMost) throw new DoorError("MA-VAULT-BUSY");
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof DoorError ? error : new DoorError("MA-VAULT-SLOW", error);
  } finally {
    bytesAtOnce -= bytes;
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new DoorError("MA-VAULT-BODY");
  }
}

import type { IncomingMessage } from "node:http";

/** @returns the text, or null where it is longer than allowed. @throws when the connection breaks */
export async function readBody(
  request: IncomingMessage,
  bytesMost: number,
): Promise<string | null> {
  if (Number(request.headers["content-length"] ?? 0) > bytesMost) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesMost) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

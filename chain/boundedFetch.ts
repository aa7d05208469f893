import { RpcError } from "./RpcError.ts";

const defaultBytesMost = 256 * 1024 * 1024;

/**
 * A `fetch` for what a stranger answers: a body ends with an RpcError once it is longer than it may be, whatever its headers
 * say, and nobody is sent elsewhere.
 */
export function boundedFetch(bytesMost = defaultBytesMost): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: "manual" });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new RpcError("malformed", "the node sends its callers elsewhere");
    }
    if (isShort(response.headers, bytesMost)) return response;
    const body = response.body?.pipeThrough(endingAfter(bytesMost)) ?? null;
    return new Response(body, { status: response.status });
  };
}

/** A stated length is kept to by HTTP itself, but what is packed grows. */
function isShort(headers: Headers, bytesMost: number): boolean {
  const length = headers.get("content-length");
  return length !== null && Number(length) <= bytesMost && !headers.has("content-encoding");
}

function endingAfter(bytesMost: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > bytesMost) throw new RpcError("too-large", "the answer is too large");
      controller.enqueue(chunk);
    },
  });
}

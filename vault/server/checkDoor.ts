import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { DoorError } from "./DoorError.ts";

export interface Admitted {
  readonly method: string;
  /** Segments of the path, without the token, as they were sent. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

/**
 * Host (a page can point a name of its own at 127.0.0.1), Origin (browsers send it; we never do), token.
 *
 * @throws DoorError
 */
export function checkDoor(request: IncomingMessage, port: number, token: string): Admitted {
  const { host } = request.headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    throw new DoorError("MA-VAULT-HOST");
  }
  if (request.headers.origin !== undefined) throw new DoorError("MA-VAULT-ORIGIN");
  const url = URL.parse(request.url ?? "", `http://127.0.0.1:${port}`);
  if (url === null) throw new DoorError("MA-VAULT-ROUTE");
  const segments = url.pathname.split("/").slice(1);
  const isInPath = isSame(segments[0] ?? "", token);
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  if (!isInPath && !isSame(bearer, token)) throw new DoorError("MA-VAULT-TOKEN");
  return {
    method: request.method ?? "",
    path: isInPath ? segments.slice(1) : segments,
    query: url.searchParams,
  };
}

/** Takes the same time wherever they differ, and whatever their lengths. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export interface DoorKeys {
  /** For every method. */
  readonly token: string;
  /** For the devnet's own controls, beside the token. */
  readonly controlToken: string;
  /** The token isn't asked for where only ordinary methods are called. */
  readonly openRpc: boolean;
}

/** Who stands at the door. */
export interface Caller {
  /** Showed the token. */
  readonly known: boolean;
  /** Showed the control token as well. */
  readonly controls: boolean;
}

export interface Refusal {
  readonly status: 401 | 403;
  readonly reason: string;
}

export const controlHeader = "x-medaudit-control";

/**
 * Checks where a request comes from, before anything of it is read. A web page can reach 127.0.0.1: by its own origin,
 * which browsers tell, or by a name that it lets resolve to 127.0.0.1, which Host tells.
 */
export function callerOf(request: IncomingMessage, port: number, keys: DoorKeys): Caller | Refusal {
  const host = request.headers.host?.toLowerCase();
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    return { status: 403, reason: "this host name is not served" };
  }
  if (request.headers.origin !== undefined) {
    return { status: 403, reason: "web pages are not served" };
  }
  const known = same(tokenOf(request), keys.token);
  if (!known && !keys.openRpc) return { status: 401, reason: "the session's token is needed" };
  const control = request.headers[controlHeader];
  return { known, controls: known && same(String(control ?? ""), keys.controlToken) };
}

/** From `Authorization: Bearer …`, or the first segment of the path. */
function tokenOf(request: IncomingMessage): string {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  return bearer ?? request.url?.split(/[/?#]/)[1] ?? "";
}

function same(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  if (one.length === other.length) return timingSafeEqual(one, other);
  timingSafeEqual(other, other);
  return false;
}

import { join } from "node:path";
import { Rpc } from "../chain/Rpc.ts";
import { UnavailableError } from "../core/errors/UnavailableError.ts";
import { readJson } from "./session/readJson.ts";
import { type SessionFile, sessionFileName, sessionFileOf } from "./session/SessionFile.ts";
import { type SessionPlace, sessionDirectory } from "./session/sessionDirectory.ts";

const answerMostMs = 2000;

/** Where a session runs, if it does: a file that a killed process left behind is none. @throws InputError */
export async function findSession(place: SessionPlace): Promise<SessionFile | null> {
  const file = sessionFileOf(readJson(join(sessionDirectory(place), sessionFileName)));
  if (!file) return null;
  try {
    const rpc = new Rpc({ url: file.rpcUrl, timeoutMs: answerMostMs });
    const info = (await rpc.request("medaudit_info")) as { readonly id?: unknown } | null;
    return info?.id === file.id ? file : null;
  } catch {
    return null;
  }
}

/** @throws UnavailableError (`MA-SESSION-NONE`) where none runs */
export async function requireSession(place: SessionPlace): Promise<SessionFile> {
  const file = await findSession(place);
  if (file) return file;
  throw new UnavailableError({
    code: "MA-SESSION-NONE",
    happened: `no session runs in ${sessionDirectory(place)}`,
    todo: "start one in another terminal with: medaudit up",
  });
}

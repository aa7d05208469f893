import { join } from "node:path";
import { Rpc } from "../chain/Rpc.ts";
import { UnavailableError } from "../core/errors/UnavailableError.ts";
import { readJson } from "./session/readJson.ts";
import { type SessionFile, sessionFileName, sessionFileOf } from "./session/SessionFile.ts";
import { type SessionPlace, sessionDirectory } from "./session/sessionDirectory.ts";

const answerMostMs = 2000;

/** Where a session runs, if it does: a file that a killed process left behind is none. @throws InputError */
export async function findSession(place: SessionPlace): Promise<SessionFile | null> {
  const file = fileIn(place);
  return file && (await stateOf(file)) === "runs" ? file : null;
}

/** @throws UnavailableError (`MA-SESSION-NONE`) where none runs, `-SILENT` where it doesn't answer in time */
export async function requireSession(place: SessionPlace): Promise<SessionFile> {
  const file = fileIn(place);
  const state = file ? await stateOf(file) : "none";
  if (file && state === "runs") return file;
  if (state === "silent") {
    throw new UnavailableError({
      code: "MA-SESSION-SILENT",
      happened: "the session's devnet doesn't answer, though something holds its port",
      todo: "try again in a moment; if it stays so, stop it and start again: medaudit up",
    });
  }
  throw new UnavailableError({
    code: "MA-SESSION-NONE",
    happened: `no session runs in ${sessionDirectory(place)}`,
    todo: "start one in another terminal with: medaudit up",
  });
}

function fileIn(place: SessionPlace): SessionFile | null {
  return sessionFileOf(readJson(join(sessionDirectory(place), sessionFileName)));
}

async function stateOf(file: SessionFile): Promise<"runs" | "silent" | "none"> {
  try {
    const rpc = new Rpc({ url: file.rpcUrl, timeoutMs: answerMostMs });
    const info = (await rpc.request("medaudit_info")) as { readonly id?: unknown } | null;
    return info?.id === file.id ? "runs" : "none";
  } catch (error) {
    const { cause } = error as { readonly cause?: { readonly name?: unknown } };
    return cause?.name === "TimeoutError" ? "silent" : "none";
  }
}

import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { InputError } from "../../core/errors/InputError.ts";

export interface SessionPlace {
  /** The session's name: a folder's. */
  readonly session?: string | undefined;
  /** Instead of `$XDG_STATE_HOME/medaudit`; the session's folder is made in it. */
  readonly stateDir?: string | undefined;
}

const defaultSession = "default";

const namePattern = /^[a-z0-9][a-z0-9._-]{0,63}$/i;

/** The absolute path of a session's folder. @throws InputError (`MA-SESSION-NAME`) */
export function sessionDirectory(
  place: SessionPlace,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const name = place.session ?? defaultSession;
  if (!namePattern.test(name)) {
    throw new InputError({
      code: "MA-SESSION-NAME",
      happened: `${JSON.stringify(name.slice(0, 40))} can't be a session's name`,
      todo: "give up to 64 letters, digits, dots, hyphens and underscores, the first a letter or digit",
    });
  }
  return join(place.stateDir ? resolve(place.stateDir) : stateHome(env), name);
}

/** The XDG rule: a relative `XDG_STATE_HOME` is to be ignored. */
function stateHome(env: NodeJS.ProcessEnv): string {
  const home = env.XDG_STATE_HOME;
  return join(home && isAbsolute(home) ? home : join(homedir(), ".local", "state"), "medaudit");
}

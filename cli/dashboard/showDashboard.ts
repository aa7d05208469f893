import { setImmediate } from "node:timers/promises";
import { UnavailableError } from "../../core/errors/UnavailableError.ts";
import type { Persona } from "../../core/ports/Persona.ts";
import { knownPersonas } from "../../devnet/persona/knownPersonas.ts";
import type { Devnet } from "../../devnet/startDevnet.ts";
import { startDashboard } from "../../tui/startDashboard.tsx";
import { FileDocuments } from "../documents/FileDocuments.ts";
import { DevnetControls } from "../session/DevnetControls.ts";
import { type OpenSession, sessionAt } from "../session/openSession.ts";
import { personaIn } from "../session/personaIn.ts";
import { handOverSplash } from "../terminal/paintSplash.ts";
import { LateFeed } from "./LateFeed.ts";

export interface ShowOptions {
  /** The session's folder; null where it is about to be made. */
  readonly directory: string | null;
  /** Whose view: a persona's name or address. */
  readonly as: string | undefined;
  readonly openRpc: boolean;
}

const asked = "asked to end";

/**
 * Shows the dashboard of a session that is still starting, until the user quits, a signal comes, or the devnet's process
 * is gone: it would have nothing to show, and nothing is left behind. What is asked of the session meanwhile waits.
 *
 * @returns the exit code
 * @throws what kept the devnet from starting
 */
export async function showDashboard(
  starting: Promise<Devnet>,
  stopped: Promise<void>,
  { directory, as, openRpc }: ShowOptions,
): Promise<number> {
  // A start that has failed already shows nothing.
  await Promise.race([starting, setImmediate()]);
  const session = starting.then(({ file }) => sessionAt(file));
  const ending = new AbortController();
  void stopped.then(() => ending.abort(asked));
  session.then(
    () => untilLost(starting).then((error) => ending.abort(error)),
    (error) => ending.abort(error),
  );
  const personas = await personasWith(as, knownPersonas(directory), session);
  handOverSplash();
  // Node's HTTP client takes 35 ms to load: now, while there is nobody to ask.
  void setImmediate().then(() => fetch("data:,"));
  const { exitCode } = await startDashboard(
    {
      act: {
        act: async (...request) => (await session).act.act(...request),
        open: async (...request) => (await session).act.open(...request),
      },
      feed: new LateFeed(session, personas),
      audit: {
        tally: async (...request) => (await session).audit.tally(...request),
        inventory: async (...request) => (await session).audit.inventory(...request),
      },
      devnet: new DevnetControls(session),
      documents: new FileDocuments(),
      personas,
    },
    {
      env: {
        noColor: Boolean(process.env.NO_COLOR),
        term: process.env.TERM ?? "",
        screenReader: process.env.INK_SCREEN_READER === "true",
      },
      ...(as !== undefined && { initialPersona: personaIn(as, personas).name }),
      signal: ending.signal,
      notices: openRpc ? ["--open-rpc: any local program can use the node"] : [],
    },
  );
  const { aborted, reason } = ending.signal;
  if (aborted && reason !== asked) throw reason;
  return exitCode;
}

/** Whom the folder names, or, where the wanted one isn't among them, whom the session does. */
async function personasWith(
  as: string | undefined,
  known: readonly Persona[],
  session: Promise<OpenSession>,
): Promise<readonly Persona[]> {
  const isKnown = ({ name, address }: Persona) => name === as || address === as;
  return as === undefined || known.some(isKnown) ? known : (await session).personas.all;
}

async function untilLost(starting: Promise<Devnet>): Promise<UnavailableError> {
  const { ended, file } = await starting;
  await ended;
  return new UnavailableError({
    code: "MA-DEVNET-DIED",
    happened: `the devnet ended by itself; its last words are in ${file.logFile}`,
    todo: "start again: the session goes on where it was",
  });
}

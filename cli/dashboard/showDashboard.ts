import { LogFeed } from "../../chain/feed/LogFeed.ts";
import { UnavailableError } from "../../core/errors/UnavailableError.ts";
import type { Devnet } from "../../devnet/startDevnet.ts";
import { startDashboard } from "../../tui/startDashboard.tsx";
import type { UpOptions } from "../commands/up.ts";
import { FileDocuments } from "../documents/FileDocuments.ts";
import { DevnetControls } from "../session/DevnetControls.ts";
import { sessionAt } from "../session/openSession.ts";
import { handOverSplash } from "../terminal/paintSplash.ts";
import { PersonaFeed } from "./PersonaFeed.ts";

/**
 * Wires the dashboard to a session and shows it until the user quits, a signal comes, or the devnet's process is gone: it
 * would have nothing to show, and nothing is left behind.
 *
 * @returns the exit code
 */
export async function showDashboard(
  devnet: Devnet,
  stopped: Promise<void>,
  options: UpOptions,
): Promise<number> {
  const session = sessionAt(devnet.file);
  const ending = new AbortController();
  let isLost = false;
  void stopped.then(() => ending.abort());
  void devnet.ended.then(() => {
    isLost = true;
    ending.abort();
  });
  handOverSplash();
  const { exitCode } = await startDashboard(
    {
      act: session.act,
      feed: new PersonaFeed(new LogFeed(session.chain, session.wsUrl), session.personas),
      audit: session.audit,
      devnet: new DevnetControls(session),
      documents: new FileDocuments(),
      personas: session.personas.all,
    },
    {
      env: {
        noColor: Boolean(process.env.NO_COLOR),
        term: process.env.TERM ?? "",
        screenReader: process.env.INK_SCREEN_READER === "true",
      },
      ...(options.as && { initialPersona: session.personaNamed(options.as).name }),
      signal: ending.signal,
      notices: devnet.file.openRpc ? ["--open-rpc: any local program can use the node"] : [],
    },
  );
  if (!isLost) return exitCode;
  throw new UnavailableError({
    code: "MA-DEVNET-DIED",
    happened: `the devnet ended by itself; its last words are in ${devnet.file.logFile}`,
    todo: "start again: the session goes on where it was",
  });
}

import { LogFeed } from "../../chain/feed/LogFeed.ts";
import type { Devnet } from "../../devnet/startDevnet.ts";
import { startDashboard } from "../../tui/startDashboard.tsx";
import type { UpOptions } from "../commands/up.ts";
import { FileDocuments } from "../documents/FileDocuments.ts";
import { DevnetControls } from "../session/DevnetControls.ts";
import { sessionAt } from "../session/openSession.ts";
import { handOverSplash } from "../terminal/paintSplash.ts";

/** Wires the dashboard to a session and shows it until the user quits. @returns the exit code */
export async function showDashboard(
  devnet: Devnet,
  stopped: Promise<void>,
  options: UpOptions,
): Promise<number> {
  const session = sessionAt(devnet.file);
  handOverSplash();
  const { exitCode } = await startDashboard(
    {
      act: session.act,
      feed: new LogFeed(session.chain, session.wsUrl),
      audit: session.audit,
      devnet: new DevnetControls(session),
      documents: new FileDocuments(),
      personas: session.personas,
    },
    {
      env: {
        noColor: Boolean(process.env.NO_COLOR),
        term: process.env.TERM ?? "",
        screenReader: process.env.INK_SCREEN_READER === "true",
      },
      ...(options.as && { initialPersona: session.personaNamed(options.as).name }),
      notices: devnet.file.openRpc ? ["--open-rpc: any local program can use the node"] : [],
    },
  );
  void stopped;
  return exitCode;
}

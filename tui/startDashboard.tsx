import { render } from "ink";
import { Dashboard } from "./Dashboard.tsx";
import type { DashboardPorts } from "./DashboardPorts.ts";
import { startBackground } from "./feed/startBackground.ts";
import { createDashboardStore } from "./state/createDashboardStore.ts";
import type { Session } from "./state/Session.ts";
import { say } from "./state/say.ts";
import { clipboardSequence } from "./terminal/clipboardSequence.ts";
import { quietStream } from "./terminal/quietStream.ts";
import { clearScreen, repaintAfterResize } from "./terminal/repaintAfterResize.ts";
import { suspendProcess } from "./terminal/suspendProcess.ts";
import { sanitize } from "./text/sanitize.ts";
import { themeFor } from "./view/Theme.ts";

export interface DashboardOptions {
  readonly env: {
    readonly noColor: boolean;
    readonly term: string;
    readonly screenReader: boolean;
  };
  /** A persona's name; where it is absent or unknown, the first who isn't the registrar. */
  readonly initialPersona?: string | undefined;
  /** Told in the status line at the start. */
  readonly notices?: readonly string[];
  /** Ends the dashboard as if the user had quit. */
  readonly signal?: AbortSignal;
}

/**
 * Runs the dashboard on this process's terminal until the user quits. Standard input and output must be terminals.
 * The caller sets `NODE_ENV` and, for `NO_COLOR`, `FORCE_COLOR=0` before this module is loaded.
 *
 * @returns once the normal screen is back
 * @throws what broke the dashboard, after the normal screen is back
 */
export async function startDashboard(
  ports: DashboardPorts,
  { env, initialPersona, notices = [], signal }: DashboardOptions,
): Promise<{ exitCode: number }> {
  const { stdout } = process;
  const now = () => Math.floor(Date.now() / 1000);
  const store = createDashboardStore(ports, {
    initialPersona,
    columns: stdout.columns,
    rows: stdout.rows,
    nowSeconds: now(),
  });
  let suspendTerminal: Parameters<typeof suspendProcess>[0] | null = null;
  const onTerminal = (suspend: Parameters<typeof suspendProcess>[0]) => {
    suspendTerminal = suspend;
  };
  const redraw = () => {
    if (env.screenReader) return;
    stdout.write(clearScreen);
    instance.clear();
    instance.rerender(dashboard);
  };
  const session: Session = {
    store,
    ports,
    now,
    terminal: {
      copy: (text) => void stdout.write(clipboardSequence(text)),
      quit: () => instance.unmount(),
      redraw,
      suspend: () => {
        if (suspendTerminal) void suspendProcess(suspendTerminal);
      },
    },
  };
  if (notices.length > 0) say(session, sanitize(notices.join(" · ")));
  const dashboard = (
    <Dashboard
      session={session}
      theme={themeFor(env)}
      isSpoken={env.screenReader}
      onTerminal={onTerminal}
    />
  );
  const instance = render(dashboard, {
    stdout: quietStream(stdout),
    alternateScreen: !env.screenReader && env.term !== "dumb",
    incrementalRendering: !env.screenReader,
    isScreenReaderEnabled: env.screenReader,
    maxFps: 60,
    exitOnCtrlC: false,
    interactive: true,
    patchConsole: true,
  });
  const stop = startBackground(session);
  const forgetResizes = env.screenReader ? () => undefined : repaintAfterResize(redraw);
  const end = () => instance.unmount();
  signal?.addEventListener("abort", end, { once: true });
  if (signal?.aborted) end();
  try {
    await instance.waitUntilExit();
    return { exitCode: 0 };
  } finally {
    signal?.removeEventListener("abort", end);
    forgetResizes();
    stop();
  }
}

import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { InputError } from "../../core/errors/InputError.ts";
import type { SeedChoice } from "../../devnet/DevnetMessage.ts";
import { sessionDirectory } from "../../devnet/session/sessionDirectory.ts";
import { type Devnet, startDevnet } from "../../devnet/startDevnet.ts";
import { parseCount } from "../arguments/parseCount.ts";
import { writeJson } from "../output/writeOut.ts";
import { projectRoot } from "../projectRoot.ts";
import type { SessionOptions } from "../session/SessionOptions.ts";
import { untilStopped } from "../session/untilStopped.ts";
import { isFullScreen } from "../terminal/isFullScreen.ts";

export interface UpOptions extends SessionOptions {
  readonly chart?: readonly string[];
  readonly fresh?: boolean;
  readonly empty?: boolean;
  readonly headless?: boolean;
  readonly port?: string;
  readonly openRpc?: boolean;
  readonly as?: string;
}

/** Starts or resumes a session, and shows it until the user ends it. */
export async function up(options: UpOptions): Promise<number> {
  if (!options.headless && !isFullScreen()) {
    throw new InputError({
      code: "MA-NO-TERMINAL",
      happened: "the dashboard needs a terminal for input and output, and TERM other than dumb",
      todo: "run it in a terminal, or use --headless and the other commands (medaudit --help)",
    });
  }
  const stopping = new AbortController();
  const stopped = untilStopped().then(() => stopping.abort());
  const starting = startDevnet({
    session: options.session,
    stateDir: options.stateDir,
    childPath: resolve(projectRoot, "dist/devnet.js"),
    port: options.port === undefined ? 0 : parseCount(options.port, "port", 1, 65_535),
    openRpc: options.openRpc ?? false,
    fresh: options.fresh ?? false,
    signal: stopping.signal,
    seed: seedOf(options),
  });
  // Whoever awaits it hears of a failure.
  starting.catch(() => undefined);
  try {
    if (options.headless) return await serve(await starting, stopped);
    const { showDashboard } = await loadDashboard();
    return await showDashboard(starting, stopped, {
      directory: options.fresh ? null : sessionDirectory(options),
      // The first patient that an import makes; the demo's personas are strangers there.
      as: options.as ?? (options.chart ? "patient-1" : undefined),
      openRpc: options.openRpc ?? false,
    });
  } finally {
    stopping.abort();
    await starting.then(
      (devnet) => devnet.stop(),
      () => undefined,
    );
  }
}

function seedOf({ chart, empty }: UpOptions): SeedChoice {
  if (chart) return { kind: "charts", paths: chart.map((path) => resolve(path)) };
  return { kind: empty ? "none" : "demo" };
}

/** The dashboard's code loads while the devnet starts, whose process is on its way by then. */
async function loadDashboard() {
  await setImmediate();
  return import("../dashboard/showDashboard.ts");
}

async function serve(devnet: Devnet, stopped: Promise<void>): Promise<number> {
  const { file } = devnet;
  const { openPersonas } = await import("../../devnet/openPersonas.ts");
  const personas = openPersonas(file.directory).all;
  if (file.openRpc) {
    process.stderr.write(
      "medaudit: --open-rpc: any program on this machine can use the node without the token\n",
    );
  }
  await writeJson({
    event: "ready",
    rpcUrl: file.openRpc ? new URL(file.rpcUrl).origin : file.rpcUrl,
    wsUrl: file.openRpc ? file.wsUrl.replace(/\/[^/]*$/, "") : file.wsUrl,
    vaultUrl: file.vaultUrl,
    contract: file.contract,
    deployBlock: file.deployBlock,
    chainId: file.chainId,
    personas: personas.map(({ name, role, address }) => ({ name, role, address })),
    elapsedMs: Math.round(performance.now()),
  });
  const end = await Promise.race([stopped.then(() => null), devnet.ended]);
  if (end === null) return 0;
  process.stderr.write(
    `medaudit: the devnet ended by itself; see ${file.logFile} [MA-DEVNET-DIED]\n`,
  );
  return 1;
}

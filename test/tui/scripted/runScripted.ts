import { startDashboard } from "../../../tui/startDashboard.tsx";
import { noonSeconds } from "./noonSeconds.ts";
import { playScenario } from "./playScenario.ts";
import { scriptedPorts } from "./scriptedPorts.ts";

/** The dashboard over a clinic in memory, as a program of its own; SCRIPTED names what happens meanwhile. */
const { env } = process;
const scripted = scriptedPorts(noonSeconds);
const ports = playScenario(env.SCRIPTED ?? "calm", scripted);
const { exitCode } = await startDashboard(ports, {
  env: {
    noColor: (env.NO_COLOR ?? "") !== "",
    term: env.TERM ?? "dumb",
    screenReader: env.INK_SCREEN_READER === "true",
  },
  initialPersona: env.SCRIPTED_PERSONA,
});
process.exitCode = exitCode;

import { startDashboard } from "../../../tui/startDashboard.tsx";
import { scriptedPorts } from "./scriptedPorts.ts";

const { env } = process;
const { ports } = scriptedPorts(Math.floor(Date.now() / 1000));
const { exitCode } = await startDashboard(ports, {
  env: {
    noColor: (env.NO_COLOR ?? "") !== "",
    term: env.TERM ?? "dumb",
    screenReader: env.INK_SCREEN_READER === "true",
  },
  initialPersona: env.MEDAUDIT_PERSONA,
});
process.exitCode = exitCode;

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Terminal } from "../tui/pty/Terminal.ts";

const programPath = resolve(import.meta.dirname, "../../dist/medaudit.js");

export interface Dashboard {
  readonly terminal: Terminal;
  readonly stateDir: string;
  /** `performance.now()` when its process was started. */
  readonly startedMs: number;
  close(): Promise<void>;
}

/** The built dashboard in a pseudo-terminal, with a state directory of its own. */
export function startDashboard(
  options: { columns?: number; rows?: number; args?: readonly string[]; stateDir?: string } = {},
): Dashboard {
  const stateDir = options.stateDir ?? mkdtempSync(join(tmpdir(), "medaudit-dashboard-"));
  const startedMs = performance.now();
  const terminal = Terminal.start({
    file: process.execPath,
    args: [programPath, "up", ...(options.args ?? []), "--state-dir", stateDir],
    columns: options.columns ?? 120,
    rows: options.rows ?? 40,
    limitMs: 180_000,
  });
  return {
    terminal,
    stateDir,
    startedMs,
    async close() {
      terminal.write("\u0003");
      await terminal.ended(10_000).catch(() => undefined);
      await terminal.close();
      if (options.stateDir === undefined) rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

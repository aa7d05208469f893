import { isFullScreen } from "./isFullScreen.ts";

/** The dashboard's first frame: what it is doing, at once, on the alternate screen that Ink then takes over. */
export function paintSplash(args: readonly string[]): void {
  const isDashboard = args.length === 0 || args[0] === "up";
  const isQuiet = args.some((arg) => ["--help", "-h", "--headless", "--json"].includes(arg));
  if (!isDashboard || isQuiet || !isFullScreen()) return;
  const { columns, rows } = process.stdout;
  const line = "medaudit  starting the devnet …";
  const row = Math.max(1, Math.floor(rows / 2));
  const column = Math.max(1, Math.floor((columns - line.length) / 2) + 1);
  process.stdout.write(`\u001b[?1049h\u001b[2J\u001b[?25l\u001b[${row};${column}H${line}`);
  isPainted = true;
}

let isPainted = false;

/** Back to the normal screen, unless the dashboard has taken over. Harmless when called again. */
export function clearSplash(): void {
  if (!isPainted) return;
  isPainted = false;
  process.stdout.write("\u001b[?25h\u001b[?1049l");
}

/** The dashboard draws on the alternate screen from now on, from its corner, and leaves it by itself. */
export function handOverSplash(): void {
  if (!isPainted) return;
  isPainted = false;
  process.stdout.write("\u001b[2J\u001b[H");
}

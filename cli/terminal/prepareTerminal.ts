/** Settings that libraries read once, when they are imported. */
export function prepareTerminal(): void {
  // chalk ignores NO_COLOR (https://no-color.org) but heeds this.
  if (process.env.NO_COLOR) process.env.FORCE_COLOR = "0";
  silenceSqliteWarning();
}

/** `node:sqlite` announces itself as experimental on some versions: on a full-screen terminal that is noise. */
function silenceSqliteWarning(): void {
  const emit = process.emitWarning.bind(process);
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    if (String(warning).includes("SQLite is an experimental feature")) return;
    (emit as (...all: unknown[]) => void)(warning, ...rest);
  }) as typeof process.emitWarning;
}

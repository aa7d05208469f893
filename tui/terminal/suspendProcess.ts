import type { useApp } from "ink";

type SuspendTerminal = ReturnType<typeof useApp>["suspendTerminal"];

const dayMs = 86_400_000;

/** Gives the terminal back to the shell and stops, until the shell continues the process. */
export async function suspendProcess(suspendTerminal: SuspendTerminal): Promise<void> {
  await suspendTerminal(
    () =>
      new Promise<void>((resolve) => {
        // Nothing else may keep the loop alive while the terminal is away; without a timer Node would end.
        const hold = setInterval(() => undefined, dayMs);
        process.once("SIGCONT", () => {
          clearInterval(hold);
          resolve();
        });
        // The whole foreground group, as the terminal's own Ctrl-Z does: a launcher stops too.
        process.kill(0, "SIGTSTP");
      }),
  );
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Resolves on the first signal to end, or when the launcher is gone. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => resolve();
    for (const signal of signals) process.on(signal, stop);
    process.once("disconnect", stop);
  });
}

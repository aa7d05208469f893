import { connect } from "node:net";
import { expect } from "vitest";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => resolve(true));
    socket.on("error", () => resolve(false));
    socket.on("close", () => socket.destroy());
    socket.once("connect", () => socket.destroy());
  });
}

/** Waits until a process and its ports are gone, as long as they may take: five seconds. */
export async function expectGone(pid: number, ...ports: number[]): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: 5000, interval: 50 }).toBe(false);
  for (const port of ports) expect(await isListening(port)).toBe(false);
}

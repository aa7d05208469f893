import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { isListening } from "../../devnet/processLife.ts";

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

test("anvil ends with the process that started it, even when that is killed outright", async () => {
  const options = ["--experimental-strip-types", "--disable-warning=ExperimentalWarning"];
  const parent = spawn(process.execPath, [...options, pathOf("anvilParent.ts")]);
  onTestFinished(() => void parent.kill("SIGKILL"));
  const [url] = await once(createInterface({ input: parent.stdout }), "line");
  const port = Number(new URL(String(url)).port);
  expect(await isListening(port)).toBe(true);
  parent.kill("SIGKILL");
  await expect.poll(() => isListening(port), { timeout: 5000, interval: 50 }).toBe(false);
});

test("it ends when its time is up, whoever still waits for it", async () => {
  const lasting = [process.execPath, "-e", "setInterval(() => {}, 1000)"];
  const guard = spawn(process.execPath, [pathOf("guardAnvil.mjs"), "200", ...lasting]);
  onTestFinished(() => void guard.kill("SIGKILL"));
  await once(guard, "exit", { signal: AbortSignal.timeout(10_000) });
});

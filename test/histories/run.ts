import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { PlayedSeed } from "./playSeeds.ts";

/** Plays random honest histories and tallies them: nobody may be blamed. HISTORIES and SEED in the environment. */
const histories = Number(process.env.HISTORIES ?? 1_000);
const firstSeed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** Then a fresh process takes over, so that memory doesn't pile up. */
const seedsEach = 25;
const secondsEachMost = 60;

const script = fileURLToPath(new URL("playSeeds.ts", import.meta.url));
const counts = new Map<string, number>();
const faults: string[] = [];
let [played, tallies, acts] = [0, 0, 0];
let next = firstSeed;

print(`${histories} histories from seed ${firstSeed}`);
const started = performance.now();
await Promise.all(Array.from({ length: availableParallelism() }, playOn));

print(`${played} histories, ${acts} entries, ${tallies} tallies; ${minutesSince(started)} min`);
for (const [name, times] of [...counts].sort()) print(`  ${name}: ${times}`);
for (const fault of faults) print(`BLAMED ${fault}`);
print(`nobody blamed: ${faults.length === 0 && played === histories ? "yes" : "NO"}`);
process.exitCode = faults.length === 0 && played === histories ? 0 : 1;

async function playOn(): Promise<void> {
  while (next < firstSeed + histories) {
    const first = next;
    next = Math.min(first + seedsEach, firstSeed + histories);
    await playSome(first, next - first);
  }
}

function playSome(first: number, count: number): Promise<void> {
  const child = fork(script, [String(first), String(count)], {
    timeout: count * secondsEachMost * 1_000,
    killSignal: "SIGKILL",
  });
  let reached = first;
  child.on("message", (message) => {
    const one = message as PlayedSeed;
    reached = one.seed + 1;
    note(one);
  });
  return new Promise((resolve) => {
    child.on("exit", (code) => {
      if (code !== 0) faults.push(`seed ${reached}: its process ended with ${code}`);
      resolve();
    });
  });
}

function note(one: PlayedSeed): void {
  played += 1;
  tallies += one.tallies;
  for (const [name, times] of one.counts) {
    counts.set(name, (counts.get(name) ?? 0) + times);
    acts += times;
  }
  for (const finding of one.blamed) faults.push(`seed ${one.seed}: ${finding}`);
  if (played % 50 === 0) print(`${played} after ${minutesSince(started)} min`);
}

function minutesSince(startedMs: number): string {
  return ((performance.now() - startedMs) / 60_000).toFixed(1);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

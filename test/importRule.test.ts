import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** docs/architecture.md, "The house": what each folder may import of ours. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: ["core"],
  chain: ["chain", "core", "build"],
  vault: ["vault", "chain", "core"],
  devnet: ["devnet", "vault", "chain", "core", "build"],
  tui: ["tui", "core"],
  cli: ["cli", "package.json", "tui", "devnet", "vault", "chain", "core"],
};

/** What would give core a clock, randomness or I/O. */
const impure =
  /\bDate\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|\bfetch\(|from "node:(?!buffer)/;

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => join(folder, name));
}

function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), "utf8");
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)];
  return found.map(([, target]) => normalize(join(dirname(path), target ?? "")));
}

for (const [folder, may] of Object.entries(allowed)) {
  test(`${folder} imports only ${may.join(", ")}`, () => {
    const sources = sourcesIn(folder);
    expect(sources.length).toBeGreaterThan(0);
    const wrong = sources.flatMap((path) =>
      importsOf(path)
        .filter((target) => !may.includes(target.split(sep)[0] ?? ""))
        .map((target) => `${path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });
}

test("core has no I/O, clock or randomness", () => {
  const wrong = sourcesIn("core").filter((path) =>
    impure.test(readFileSync(join(root, path), "utf8")),
  );
  expect(wrong).toEqual([]);
});

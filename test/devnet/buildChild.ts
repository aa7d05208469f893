import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

/** Bundles a child's entry below `build/`, where it finds the packages. @returns the bundle's path */
export async function buildChild(entry: string, name: string): Promise<string> {
  const outdir = `${projectRoot}build/test-devnet`;
  mkdirSync(outdir, { recursive: true });
  const outfile = `${outdir}/${name}-${process.pid}.js`;
  await build({
    entryPoints: [`${projectRoot}${entry}`],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22",
    external: ["@nomicfoundation/edr", "ws"],
    logLevel: "silent",
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  });
  return outfile;
}

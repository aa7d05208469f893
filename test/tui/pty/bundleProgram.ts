import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { build, type Plugin } from "esbuild";

/** Bundles a test program for Node. @returns the path of the result, under build/test */
export async function bundleProgram(entry: string, name: string): Promise<string> {
  const outfile = resolve("build/test", `${name}.mjs`);
  await mkdir(dirname(outfile), { recursive: true });
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22",
    define: { "process.env.NODE_ENV": '"production"' },
    // Ink asks for its developer tools only when DEV is set, and they are not installed.
    plugins: [withoutDeveloperTools],
    // For what is CommonJS inside.
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
  return outfile;
}

const withoutDeveloperTools: Plugin = {
  name: "without developer tools",
  setup(builder) {
    builder.onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({
      path,
      namespace: "empty",
    }));
    builder.onLoad({ filter: /.*/, namespace: "empty" }, () => ({
      contents: "export default {};",
    }));
  },
};

import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { projectRoot } from "./projectRoot.mjs";

// React, Ink and ethers are bundled because importing their hundreds of files takes longer than the start may.
// EDR stays outside: it finds its native part by path.
const outdir = join(projectRoot, "dist");
removeOldChunks(join(outdir, "chunks"));
rmSync(join(outdir, "compiled"), { recursive: true, force: true });
/** As an ES module `node:http` also loads Node's HTTP client, which takes 35 ms of a start and isn't always needed. */
const httpAlone = {
  name: "httpAlone",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:http$/ }, () => ({ path: "node:http", namespace: "builtin" }));
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule("${path}");`,
    }));
  },
};

/** Ink and what it uses measure text by our measure, which knows most of what the dashboard draws without tables. */
const oneWidth = {
  name: "oneWidth",
  setup({ onResolve }) {
    const path = join(projectRoot, "tui/text/lineWidth.ts");
    onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      importer.includes("node_modules") ? { path } : undefined,
    );
  },
};

await build({
  absWorkingDir: projectRoot,
  entryPoints: {
    medaudit: "cli/main.ts",
    devnet: "devnet/child.ts",
  },
  outdir,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22",
  jsx: "automatic",
  minifySyntax: true,
  chunkNames: "chunks/[name]-[hash]",
  external: ["@nomicfoundation/edr", "react-devtools-core"],
  plugins: [httpAlone, oneWidth],
  define: { "process.env.NODE_ENV": '"production"' },
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  logLevel: "warning",
});

/** A dashboard that is running loads chunks of its own build later on: only those of long ago go. */
function removeOldChunks(folder) {
  const oldMs = Date.now() - 24 * 3600 * 1000;
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).mtimeMs < oldMs) rmSync(path);
  }
}

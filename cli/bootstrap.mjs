#!/usr/bin/env node
// Runs on any Node from 20 on and needs no package: it brings what is missing, then hands over.
//
//   node cli/bootstrap.mjs medaudit [arguments]   the program
//   node cli/bootstrap.mjs build                  only what is missing
//   node cli/bootstrap.mjs run <script>           a script of package.json
import { buildOnce } from "./setup/buildOnce.mjs";
import { handOver } from "./setup/handOver.mjs";
import { installOnce } from "./setup/installOnce.mjs";
import { newerNode } from "./setup/newerNode.mjs";
import { projectRoot } from "./setup/projectRoot.mjs";
import { SetupError } from "./setup/SetupError.mjs";

try {
  const [target, ...rest] = process.argv.slice(2);
  const node = newerNode();
  installOnce(node);
  buildOnce(node);
  if (target === "build") process.exit();
  if (target === "run") await handOver(node, ["--run-script", ...rest]);
  else await handOver(node, [`${projectRoot}/dist/medaudit.js`, ...rest]);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`medaudit: ${error.message}\n`);
  process.exitCode = 1;
}

import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { projectRoot } from "./projectRoot.ts";

/** Has V8 keep what it compiles beside the built program, for later starts of it and its children. It goes with the next build. */
export function keepCompiledCode(): void {
  process.env.NODE_COMPILE_CACHE ??= join(projectRoot, "dist", "compiled");
  enableCompileCache();
}

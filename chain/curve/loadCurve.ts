import { createRequire } from "node:module";
import type * as Curve from "tiny-secp256k1";

let curve: typeof Curve | null = null;

/** Bitcoin's libsecp256k1 as WebAssembly, loaded when something is first signed or checked: who only looks on needs none. */
export function loadCurve(): typeof Curve {
  curve ??= createRequire(import.meta.url)("tiny-secp256k1") as typeof Curve;
  return curve;
}

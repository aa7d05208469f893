import { watchParent } from "../../devnet/watchParent.ts";

/** A child whose loop is blocked for good once it has said so. */
watchParent(process.ppid);
process.send?.("blocked", () => {
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
});

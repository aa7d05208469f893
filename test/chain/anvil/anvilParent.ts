import { startAnvil } from "./startAnvil.ts";

/** A parent for the tests to kill: starts anvil and then stands by. */
const { url } = await startAnvil();
process.stdout.write(`${url}\n`);
setInterval(() => undefined, 1000);

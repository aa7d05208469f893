import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { errorsPage } from "./errorsPage.ts";

/** Writes the generated pages anew (`npm run docs`). */
writeFileSync(resolve(import.meta.dirname, "../../docs/errors.md"), errorsPage());

import { writeGenerated } from "./docs.ts";
import { lawTables } from "./lawTables.ts";

/** Brings docs/ledger.md up to date with the model. */
writeGenerated("ledger.md", lawTables());

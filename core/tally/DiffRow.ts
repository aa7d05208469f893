import type { Entry } from "../log/Entry.ts";
import type { RecordVersion } from "../replay/LedgerState.ts";
import type { StoredVersion } from "./Inventory.ts";

/** How what is stored stands to what the log says. */
export type DiffMark = "matching" | "tampered" | "missing" | "extra";

/** A field in which the two sides differ; `time` and `key` also where the vault says that somebody else wrote there. */
export type DiffField = "version" | "author" | "hash" | "time" | "content" | "key";

/** One line of the diff between a record's store and its log, in the log's order. */
export type DiffRow =
  | {
      readonly kind: "version";
      readonly mark: DiffMark;
      readonly stored: StoredVersion | null;
      readonly logged: RecordVersion | null;
      readonly differing: readonly DiffField[];
    }
  | {
      readonly kind: "deletion";
      readonly mark: DiffMark;
      /** What is still there although the log says deleted, or destroyed although it doesn't. */
      readonly stored: readonly StoredVersion[];
      readonly logged: Entry | null;
      readonly differing: readonly DiffField[];
    }
  /** An entry that leaves nothing in the store: an access, a query, a refusal. */
  | { readonly kind: "entry"; readonly mark: "matching"; readonly entry: Entry };

import type { FindingCode, Severity } from "./Finding.ts";

export interface FindingText {
  readonly title: string;
  readonly severity: Severity;
  /** What to do next. */
  readonly next: string;
}

const mismatch = "mismatch";

/** One row a code; docs/findings.md says more. */
export const findingTexts: Readonly<Record<FindingCode, FindingText>> = {
  L01: {
    title: "gap or duplicate in the log's numbering",
    severity: mismatch,
    next: "read the log from another node; if it is the same there, report the mismatch",
  },
  L02: {
    title: "hash chain broken",
    severity: mismatch,
    next: "an entry was altered on its way: read the log from another node and compare this entry",
  },
  L03: {
    title: "the log's head is not the contract's",
    severity: mismatch,
    next: "entries are missing at the end, or storage was changed: compare with another node",
  },
  L04: {
    title: "storage proof invalid",
    severity: mismatch,
    next: "the node can't prove what it says: ask another node",
  },
  L05: {
    title: "entry not in its block's receipts",
    severity: mismatch,
    next: "the node made this entry up, or hides its receipt: ask another node",
  },
  L06: {
    title: "the transaction's signer is not the entry's actor",
    severity: mismatch,
    next: "somebody acted in the actor's name without their key: ask the actor",
  },
  L07: {
    title: "history rewritten since the last checkpoint",
    severity: mismatch,
    next: "keep the checkpoint and this log: together they prove the rewriting",
  },
  L08: {
    title: "the entry's time is not its block's",
    severity: mismatch,
    next: "compare the block with another node",
  },
  A01: {
    title: "access allowed outside a consent",
    severity: mismatch,
    next: "ask the patient; whoever controls the chain let this through",
  },
  A02: {
    title: "denied though allowed",
    severity: mismatch,
    next: "check the consents at that time; whoever controls the chain refused this",
  },
  A03: {
    title: "the contract's state is not what the log says",
    severity: mismatch,
    next: "storage was changed without an entry: compare with another node",
  },
  A04: {
    title: "auditor's view without that auditor's report",
    severity: mismatch,
    next: "ask the auditor; whoever controls the chain let this through",
  },
  S01: {
    title: "the stored envelope is not the one committed to",
    severity: mismatch,
    next: "report the mismatch, then view the last version that opens; restore from a backup",
  },
  S02: {
    title: "the content is not the one that was sealed",
    severity: mismatch,
    next: "its author sealed something else than the header says: ask the author",
  },
  S03: {
    title: "the envelope can't be opened",
    severity: mismatch,
    next: "its author gave keys that don't fit, or they were changed: ask the author",
  },
  S04: {
    title: "a version is missing from the vault",
    severity: mismatch,
    next: "restore it from a backup; an author who never stored it stands in the entry",
  },
  S05: {
    title: "a version that the log doesn't know",
    severity: mismatch,
    next: "somebody wrote to the vault without an entry: see who had access to its file",
  },
  S06: {
    title: "rolled back to an older version",
    severity: mismatch,
    next: "restore the newer version from a backup",
  },
  S07: {
    title: "an envelope of no record",
    severity: mismatch,
    next: "somebody wrote to the vault without an entry: see who had access to its file",
  },
  S08: {
    title: "deleted but still present",
    severity: mismatch,
    next: "run the vault's sweep; see why it could not destroy it",
  },
  S09: {
    title: "key destroyed without a delete",
    severity: mismatch,
    next: "nobody can open this version any more: restore the vault's file from a backup",
  },
  R01: {
    title: "released without an entry",
    severity: mismatch,
    next: "the vault gave out what nobody was allowed to read: look into its operator",
  },
  R02: {
    title: "one entry released twice",
    severity: mismatch,
    next: "the vault gave out more than the log allows: look into its operator",
  },
  R03: {
    title: "access never released",
    severity: "info",
    next: "nothing: somebody was allowed to read and didn't fetch it",
  },
  U01: {
    title: "node or proof unavailable",
    severity: "indeterminate",
    next: "tally again when it answers, or against another node",
  },
};

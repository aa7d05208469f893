import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Result } from "ethers/abi";
import { ledgerAbi } from "../../chain/ledgerAbi.ts";
import { ledgerRefusals } from "../../chain/ledgerRefusals.ts";

const root = resolve(import.meta.dirname, "../..");
const folders = ["core", "chain", "vault", "devnet", "tui", "cli"];

interface Explanation {
  readonly happened: string;
  readonly todo: string;
}

/** Codes whose words are not written beside them. */
const elsewhere: Record<string, Explanation> = {
  "MA-NODE-AWAY": {
    happened: "the node does not answer",
    todo: "check that the session runs: medaudit up",
  },
  "MA-NODE-TOKEN": {
    happened: "the node wants the session's token",
    todo: "use the URL that session.json or the ready line gives, with its token",
  },
  "MA-NODE-MALFORMED": {
    happened: "what answers is not an Ethereum node, or lies",
    todo: "check what answers at this address",
  },
  "MA-NODE-ERROR": {
    happened: "the node refused a call, with its own message",
    todo: "see the message and the session's devnet.log",
  },
  "MA-INTERNAL": {
    happened: "a fault of the program",
    todo: "run it again with --debug and report what it prints",
  },
  "MA-REFUSED": {
    happened:
      "the ledger refused the act with an entry, whose reason is named: no consent, outside its period, not in its permissions, suspended, no mismatch report, not the doctor of the appointment",
    todo: "have the patient grant it, the registrar credential the account again, or report the mismatch first",
  },
};

const more: readonly (readonly [string, string, string])[] = [
  [
    "MA-BATCH-FAILED",
    "one transaction of a batch was invalid or reverted, so none of them stays",
    "see which, and its revert data",
  ],
  [
    "MA-RPC-FAULT",
    "the door or the node can't take this request",
    "correct the request, or see the session's devnet.log",
  ],
  [
    "MA-RPC-REFUSED",
    "the door doesn't pass this method",
    "use an ordinary method; the devnet's controls need their own token",
  ],
  [
    "MA-SECTION-ENDED",
    "the exclusive section of an import has ended: it took longer than 60 s or its holder was gone",
    "run the import again: nothing of it stayed",
  ],
  [
    "MA-JOURNAL-BROKEN",
    "the journal can't be read",
    "start over with: medaudit up --fresh, or put the session's old files back",
  ],
  [
    "MA-JOURNAL-DIVERGED",
    "the journal gives another chain than the one it recorded",
    "start over with: medaudit up --fresh, or put the session's old files back",
  ],
  [
    "MA-JOURNAL-WRITE",
    "the journal can't be written, so the chain takes nothing more",
    "make room on the disk, then stop and start the session again",
  ],
  [
    "MA-FHIR-NOT-JSON",
    "the file is not JSON; the place is named",
    "mend it there, or export it anew",
  ],
  [
    "MA-FHIR-NO-RESOURCE",
    "an entry of the Bundle has no FHIR resource",
    "give a Bundle whose entries all carry a FHIR resource",
  ],
  [
    "MA-INPUT-NUMBER",
    "what was given is not such a number",
    "give a whole number in the range that is named",
  ],
  ["MA-PRINT-EXISTS", "the file exists already", "choose another name, or confirm to overwrite"],
  [
    "MA-TAMPER-TARGET",
    "the record is not in the state that this attack needs",
    "choose one that is, with --record",
  ],
];

const anew = "act again: each access needs an entry of its own";

for (const [code, happened] of [
  ["MA-VAULT-ENTRY-ACTION", "the entry is not of that access"],
  ["MA-VAULT-RELEASED", "this entry's release has been made"],
  ["MA-VAULT-REQUEST", "the request is not the one that the entry commits to"],
  ["MA-VAULT-TOO-OLD", "the entry is too old"],
] as const) {
  elsewhere[code] = { happened, todo: anew };
}
for (const [code, what] of [
  ["S01", "its bytes are not those that the log commits to"],
  ["S02", "its content is not the one that was sealed"],
  ["S03", "it doesn't open"],
  ["S05", "the log names no such version"],
  ["S06", "its bytes are an older version's"],
] as const) {
  elsewhere[`MA-RELEASE-${code}`] = {
    happened: `a version was released, but can't be trusted: ${what} (${code})`,
    todo: "tally the record, and have an auditor report it",
  };
}
for (const [code, happened, todo] of more) elsewhere[code] = { happened, todo };

/** docs/errors.md, from the sources: every code with what happened and what to do. */
export function errorsPage(): string {
  const found = new Map<string, Explanation>();
  for (const text of sources()) {
    for (const [code, explanation] of explanationsIn(text)) {
      const before = found.get(code);
      if (before === undefined || before.happened === "") found.set(code, explanation);
    }
  }
  for (const [code, explanation] of Object.entries(elsewhere)) found.set(code, explanation);
  for (const [name, refusal] of Object.entries(ledgerRefusals)) {
    const code = `MA-LEDGER-${name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toUpperCase()}`;
    found.set(code, { happened: refusal.happened(placeholders(name)), todo: refusal.todo });
  }
  const rows = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  const unexplained = rows.filter(([, { happened, todo }]) => happened === "" || todo === "");
  if (unexplained.length > 0)
    throw new Error(`unexplained: ${unexplained.map(([code]) => code).join(", ")}`);
  return [
    "# Errors",
    "",
    "Every error says in one line what happened, in one what to do, and carries a code. Exit codes: 1 refused or failed, 2 bad",
    "usage or input, 3 not known (no session, node or vault away). `MA-LEDGER-…` are the contract's own refusals: the",
    "transaction was not sent and there is no entry. `…` stands for what depends on the case.",
    "",
    "This page is made from the sources by `npm run docs`.",
    "",
    "| Code | What happened | What to do |",
    "|---|---|---|",
    ...rows.map(
      ([code, { happened, todo }]) => `| \`${code}\` | ${cell(happened)} | ${cell(todo)} |`,
    ),
    "",
  ].join("\n");
}

function sources(): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .sort()
      .map((name) => readFileSync(join(root, folder, name), "utf8")),
  );
}

function explanationsIn(text: string): [string, Explanation][] {
  const places = [...text.matchAll(/"(MA-[A-Z0-9-]+[A-Z0-9])"/g)];
  return places.map((match, index) => {
    const end = places[index + 1]?.index ?? text.length;
    const after = text.slice(match.index, Math.min(end, match.index + 900));
    return [match[1] ?? "", { happened: wordsOf(after, "happened"), todo: wordsOf(after, "todo") }];
  });
}

/** The words of a property's string or template; of a choice, all of them. */
function wordsOf(text: string, property: string): string {
  const start = new RegExp(`\\b${property}:`).exec(text);
  if (!start) return "";
  const rest = text.slice(start.index + start[0].length);
  const expression =
    /^((?:[^,{}`"']|"(?:[^"\\]|\\.)*"|`(?:[^`\\$]|\\.|\$\{[^{}]*\})*`)+)/.exec(rest)?.[1] ?? "";
  const literals = [...expression.matchAll(/"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)];
  return literals
    .map(([, plain, template]) => (plain ?? template ?? "").replace(/\$\{[^{}]*\}/g, "…"))
    .filter((words) => words.length > 2 && !/^[A-Z]+$/.test(words))
    .join(" / ");
}

function placeholders(name: string): Result {
  const inputs = ledgerAbi().getError(name)?.inputs ?? [];
  return inputs.map(({ type }) => (type.startsWith("uint8") ? 99n : "…")) as unknown as Result;
}

function cell(text: string): string {
  return text
    .replaceAll("|", "\\|")
    .replace(/\b99\b/g, "…")
    .replace(/\s+/g, " ");
}

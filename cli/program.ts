import { Command, CommanderError, Option } from "commander";
import { actions } from "../core/log/Action.ts";
import packageFacts from "../package.json" with { type: "json" };
import { reportError } from "./output/reportError.ts";
import { clearSplash } from "./terminal/paintSplash.ts";

const usageError = 2;

/**
 * Runs one command.
 *
 * @returns the exit code: 0, 1 refused or a mismatch, 2 bad usage or input, 3 not known
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = programWith((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args.length === 0 ? ["up"] : [...args], { from: "user" });
    return exitCode;
  } catch (error) {
    clearSplash();
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageError;
    return reportError(error, args.includes("--debug"));
  }
}

type Handler = (...args: never[]) => Promise<number>;

function programWith(end: (exitCode: number) => void): Command {
  const program = new Command("medaudit")
    .description(
      "A private Ethereum devnet and a dashboard for tamper-evident audit logs of medical records",
    )
    .version(packageFacts.version)
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError("(see --help)");

  /** Commands are loaded when they are run: `tail` needs no React, and `--help` needs nothing. */
  const add = (usage: string, about: string, load: () => Promise<Handler>): Command => {
    const command = program.command(usage).description(about);
    command
      .option("--session <name>", "which session", "default")
      .option("--state-dir <dir>", "where sessions are kept (default: $XDG_STATE_HOME/medaudit)")
      .option("--debug", "on an error, print a stack too")
      .action(async (...received: unknown[]) => {
        const handler = (await load()) as (...all: unknown[]) => Promise<number>;
        // commander passes the arguments, then the options, then the command itself.
        end(await handler(...received.slice(0, -1)));
      });
    return command;
  };
  const json = "--json";

  add(
    "up",
    "start or resume a session and open the dashboard",
    async () => (await import("./commands/up.ts")).up,
  )
    .option(
      "--chart <bundle.json...>",
      "start with these charts instead of the demo's (fresh sessions only)",
    )
    .option("--fresh", "start over: what the session holds is deleted")
    .option("--empty", "begin with the cast alone, without the demo chart (fresh sessions only)")
    .option("--headless", "no dashboard; print one JSON line when ready, end on SIGINT or SIGTERM")
    .option("--port <n>", "the node's port (default: a free one)")
    .option("--open-rpc", "let outside tools use the node without the token")
    .option("--as <persona>", "whose view to open");

  add(
    "import <bundle.json...>",
    "import FHIR R4 Bundles into the running session",
    async () => (await import("./commands/import.ts")).importBundles,
  ).option(json, "print what became of each resource as JSON");

  add(
    "personas",
    "names, roles and addresses",
    async () => (await import("./commands/personas.ts")).personas,
  ).option(json, "print JSON");

  add(
    "act <action>",
    `act as a persona: ${actions.join(", ")}`,
    async () => (await import("./commands/act.ts")).act,
  )
    .requiredOption("--as <persona>", "who acts")
    .option("--record <n>", "the record")
    .option("--version <n>", "the version to view, copy or print (default: the current one)")
    .option("--patient <persona>", "the patient (a name or an address)")
    .option("--to <persona>", "the doctor to book, the grantee, or whom to credential or suspend")
    .option("--role <role>", "what to credential somebody for: doctor or auditor")
    .option("--appointment <n>", "the appointment (default: the only booked one that fits)")
    .option("--at <time>", "when: 2026-12-01T10:00, …Z, or +2h")
    .option("--for <duration>", "how long a consent lasts: 45m, 12h, 30d (default: no end)")
    .option("--permissions <list>", "of a consent: view,copy,print,create,amend,delete or audit")
    .option(
      "--purpose <code>",
      "purpose of use: TREAT, HPAYMT, HOPERAT, PATRQT, PATADMIN, HRESCH, HSYSADMIN",
    )
    .option("--replaces <n>", "the version that an amendment replaces (default: the current one)")
    .option("--content <f.json>", "FHIR R4 content of a create or an amend")
    .option(json, "print the entry, and what was released, as JSON");

  add("tail", "print the log, oldest first", async () => (await import("./commands/tail.ts")).tail)
    .option("--record <n>", "only of this record")
    .option("--patient <persona>", "only of this patient's chart and records")
    .option("--actor <persona>", "only what this one did")
    .option("--action <list>", "only these actions, separated by commas")
    .addOption(new Option("--outcome <outcome>", "only these").choices(["success", "denied"]))
    .option("--since <time>", "only from then on: a time, or 2h for two hours ago")
    .option("--follow", "go on until stopped")
    .option(json, "one JSON object a line");

  add(
    "tally [records...]",
    "reconcile records with their logs",
    async () => (await import("./commands/tally.ts")).tally,
  )
    .option("--all", "every record")
    .option("--deep", "also receipts and signers")
    .option(
      "--as <persona>",
      "also open the current version through the gate, which leaves an entry",
    )
    .option("--rpc <url>", "another node, which must have the same block")
    .option("--save <file>", "write a report that medaudit verify can check anywhere")
    .option("--extends <report>", "an earlier report: the logs must contain what it proved")
    .option(json, "print JSON");

  add(
    "verify <file>",
    "check a saved audit report, without node or vault",
    async () => (await import("./commands/verify.ts")).verify,
  )
    .option("--signer <address>", "and that this auditor signed it")
    .option(json, "print JSON");

  add(
    "export",
    "entries for other tools",
    async () => (await import("./commands/export.ts")).exportEntries,
  )
    .addOption(
      new Option("--format <format>", "csv, ndjson, fhir, or accounting: who was given what")
        .choices(["csv", "ndjson", "fhir", "accounting"])
        .makeOptionMandatory(),
    )
    .option("--record <n>", "only of this record")
    .option("--patient <persona>", "only of this patient's chart and records")
    .option("--out <file>", "write there instead of stdout");

  add(
    "tamper [kind]",
    "devnet only: break one thing the way an attacker would",
    async () => (await import("./commands/tamper.ts")).tamper,
  )
    .option("--record <n>", "the record to break")
    .option("--list", "what can be broken, and which finding it leads to")
    .option("--undo", "put back what was broken")
    .option(json, "print JSON");
  return program;
}

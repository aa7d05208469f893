import { InputError } from "../../core/errors/InputError.ts";
import { TamperError } from "../../devnet/tamper/TamperError.ts";
import { tamper as tamperWith } from "../../devnet/tamper/tamper.ts";
import { tamperKinds } from "../../devnet/tamper/tamperKinds.ts";
import { undoTamper } from "../../devnet/tamper/undoTamper.ts";
import { parseCount } from "../arguments/parseCount.ts";
import { writeJson, writeOut } from "../output/writeOut.ts";
import { type OpenSession, openSession } from "../session/openSession.ts";
import type { SessionOptions } from "../session/SessionOptions.ts";

export interface TamperOptions extends SessionOptions {
  readonly record?: string;
  readonly list?: boolean;
  readonly undo?: boolean;
}

/** Breaks one thing, lists what can be broken, or puts everything back. */
export async function tamper(kind: string | undefined, options: TamperOptions): Promise<number> {
  if (options.list) {
    if (options.json) await writeJson(tamperKinds);
    else
      await writeOut(
        tamperKinds
          .map((one) => `${one.kind.padEnd(23)} ${one.codes.join(",").padEnd(7)} ${one.title}\n`)
          .join(""),
      );
    return 0;
  }
  const session = await openSession(options);
  if (options.undo) {
    const changes = await undoTamper(session.file);
    if (options.json) await writeJson({ undone: changes });
    else await writeOut(changes === 0 ? "nothing is broken\n" : "everything is as it was\n");
    return 0;
  }
  if (kind === undefined) {
    throw new InputError({
      code: "MA-TAMPER-KIND",
      happened: "no kind of tampering was given",
      todo: "see the kinds with: medaudit tamper --list",
    });
  }
  const { record, said } = await breakOne(session, kind, options.record);
  if (options.json) await writeJson({ kind, record, said });
  else await writeOut(`${said}\n`);
  return 0;
}

/** Without a number, the first record that it works on. */
async function breakOne(session: OpenSession, kind: string, given: string | undefined) {
  const [first = 1, ...others] =
    given === undefined ? await likelyRecords(session) : [parseCount(given, "record")];
  for (let record = first; ; ) {
    try {
      return { record, said: await tamperWith(session.file, kind, record) };
    } catch (error) {
      const next = error instanceof TamperError ? others.shift() : undefined;
      if (next === undefined) throw error;
      record = next;
    }
  }
}

/** Those that tally come first: what is broken is then all that there is to be found. */
async function likelyRecords({ audit }: OpenSession): Promise<number[]> {
  const tallies = await audit.tally({ records: "all" });
  const isSound = ({ verdict }: (typeof tallies)[number]) => verdict === "tallies";
  return tallies
    .toSorted((a, b) => Number(isSound(b)) - Number(isSound(a)))
    .map(({ record }) => record);
}

import { InputError } from "../../core/errors/InputError.ts";
import { tamper as tamperWith } from "../../devnet/tamper/tamper.ts";
import { tamperKinds } from "../../devnet/tamper/tamperKinds.ts";
import { undoTamper } from "../../devnet/tamper/undoTamper.ts";
import { parseCount } from "../arguments/parseCount.ts";
import { writeJson, writeOut } from "../output/writeOut.ts";
import { openSession } from "../session/openSession.ts";
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
          .map((one) => `${one.kind.padEnd(22)} ${one.codes.join(",").padEnd(5)} ${one.title}\n`)
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
  const recordId = parseCount(options.record ?? "", "record: --record is needed");
  const said = await tamperWith(session.file, kind, recordId);
  if (options.json) await writeJson({ kind, record: recordId, said });
  else await writeOut(`${said}\n`);
  return 0;
}

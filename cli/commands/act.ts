import { readEntries } from "../../chain/readEntries.ts";
import { NotReleasedError } from "../../core/errors/NotReleasedError.ts";
import { printRecord } from "../../core/fhir/printRecord.ts";
import { reasonOfMessage } from "../../core/log/messageOf.ts";
import { reasonSentence } from "../../core/log/Reason.ts";
import type { ActResult } from "../../core/ports/ActPort.ts";
import { type ActArguments, intentOf } from "../arguments/intentOf.ts";
import { readContentFile } from "../documents/readContentFile.ts";
import { entryLine } from "../output/entryLine.ts";
import { writeJson, writeOut } from "../output/writeOut.ts";
import { EntryBook } from "../session/EntryBook.ts";
import { latestBlock } from "../session/latestBlock.ts";
import { type OpenSession, openSession } from "../session/openSession.ts";
import type { SessionOptions } from "../session/SessionOptions.ts";

export interface ActCommandOptions extends SessionOptions, ActArguments {
  readonly as: string;
}

/** Acts as a persona and prints the entry it left. @returns 0, or 1 where it was refused */
export async function act(action: string, options: ActCommandOptions): Promise<number> {
  const session = await openSession(options);
  const actor = session.personaNamed(options.as);
  const { chain } = session;
  const { number: toBlock, timestampSeconds } = await latestBlock(chain);
  const book = new EntryBook();
  book.add(await readEntries(chain, { fromBlock: chain.deployBlock, toBlock }));
  const intent = await intentOf(action, options, {
    actor,
    personas: session.personas.all,
    state: book.state,
    nowSeconds: Math.max(Math.floor(Date.now() / 1000), timestampSeconds),
    readContent: readContentFile,
  });
  const print = (result: ActResult) => printResult(result, book, session, options.json ?? false);
  const result = await session.act.act(intent, { as: actor.name }).catch(async (error) => {
    // The act left its entry, whatever the vault said afterwards.
    if (error instanceof NotReleasedError) await print({ entry: error.entry, content: null });
    throw error;
  });
  await print(result);
  const { entry } = result;
  if (entry.outcome === "success") return 0;
  const reason = reasonOfMessage(entry.message);
  const why = reason ? reasonSentence(reason) : entry.message;
  process.stderr.write(
    `medaudit: refused: ${why} [MA-REFUSED]\n  to do: see the entry; docs/errors.md says what each reason means\n`,
  );
  return 1;
}

async function printResult(
  { entry, content, contentVersion }: ActResult,
  book: EntryBook,
  session: OpenSession,
  isJson: boolean,
): Promise<void> {
  const [json] = book.add([entry]);
  if (!json) return;
  if (isJson) {
    await writeJson({ entry: json, ...(content && { content, contentVersion }) });
    return;
  }
  await writeOut(`${entryLine(json, session.nameOf)}\n`);
  if (!content) return;
  if (contentVersion !== entry.version) {
    await writeOut(`version ${entry.version} doesn't open; this is version ${contentVersion}\n`);
  }
  await writeOut(`\n${printRecord(content)}\n`);
}

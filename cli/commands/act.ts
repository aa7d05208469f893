import { readEntries } from "../../chain/readEntries.ts";
import { NotReleasedError } from "../../core/errors/NotReleasedError.ts";
import { compareReleased } from "../../core/fhir/compareReleased.ts";
import { printRecord } from "../../core/fhir/printRecord.ts";
import { reasonOfMessage } from "../../core/log/messageOf.ts";
import { reasonSentence } from "../../core/log/Reason.ts";
import type { ActResult, OpenedVersion, OpenResult } from "../../core/ports/ActPort.ts";
import { contentOf } from "../../vault/client/actAccess.ts";
import { type ActArguments, intentOf } from "../arguments/intentOf.ts";
import { readContentFile } from "../documents/readContentFile.ts";
import { entryLine } from "../output/entryLine.ts";
import { differencesJson, releasedPage } from "../output/releasedPage.ts";
import { writeJson, writeOut } from "../output/writeOut.ts";
import { EntryBook } from "../session/EntryBook.ts";
import { latestBlock } from "../session/latestBlock.ts";
import { type OpenSession, openSession } from "../session/openSession.ts";
import type { SessionOptions } from "../session/SessionOptions.ts";

export interface ActCommandOptions extends SessionOptions, ActArguments {
  readonly as: string;
}

interface Printed extends ActResult {
  /** For an auditor's view: all that was released. */
  readonly versions?: readonly OpenedVersion[];
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
  const print = (result: Printed) => printResult(result, book, session, options.json ?? false);
  const isExamined = actor.role === "auditor" && intent.action === "view";
  const acting: Promise<Printed> = isExamined
    ? session.act.open(intent, { as: actor.name }).then(examined)
    : session.act.act(intent, { as: actor.name });
  const result = await acting.catch(async (error) => {
    // The act left its entry, whatever the vault said afterwards.
    if (error instanceof NotReleasedError) await print({ entry: error.entry, content: null });
    throw error;
  });
  await print(result);
  // Says what is wrong where nothing of what came can be trusted.
  if (result.versions) contentOf({ entry: result.entry, release: { versions: result.versions } });
  const { entry } = result;
  if (entry.outcome === "success") return 0;
  const reason = reasonOfMessage(entry.message);
  const why = reason ? reasonSentence(reason) : entry.message;
  process.stderr.write(
    `medaudit: refused: ${why} [MA-REFUSED]\n  to do: see the entry; docs/errors.md says what each reason means\n`,
  );
  return 1;
}

/** An auditor is told all that was released, not only what is sound. */
function examined({ entry, release }: OpenResult): Printed {
  if (release === null) return { entry, content: null };
  const { versions } = release;
  const sound = versions.find(({ finding }) => finding === null);
  if (!sound) return { entry, content: null, versions };
  return { entry, content: sound.content, contentVersion: sound.version, versions };
}

async function printResult(
  { entry, content, contentVersion, versions }: Printed,
  book: EntryBook,
  session: OpenSession,
  isJson: boolean,
): Promise<void> {
  const [json] = book.add([entry]);
  if (!json) return;
  const comparison = versions && compareReleased(entry.version, versions);
  if (isJson) {
    const released = comparison && { versions, differences: differencesJson(comparison) };
    await writeJson({ entry: json, ...(content && { content, contentVersion }), ...released });
    return;
  }
  await writeOut(`${entryLine(json, session.nameOf)}\n`);
  if (comparison) await writeOut(`\n${releasedPage(comparison)}`);
  if (content) await writeOut(`\n${printRecord(content)}\n`);
}

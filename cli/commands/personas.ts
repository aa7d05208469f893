import { writeJson, writeOut } from "../output/writeOut.ts";
import { openSession } from "../session/openSession.ts";
import type { SessionOptions } from "../session/SessionOptions.ts";

/** Names, roles, addresses. */
export async function personas(options: SessionOptions): Promise<number> {
  const session = await openSession(options);
  const rows = session.personas.all.map(({ name, role, address }) => ({ name, role, address }));
  if (options.json) await writeJson(rows);
  else
    await writeOut(
      rows.map((row) => `${row.name.padEnd(14)} ${row.role.padEnd(10)} ${row.address}\n`).join(""),
    );
  return 0;
}

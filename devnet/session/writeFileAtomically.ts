import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";

/**
 * The old content or the new, whenever it is interrupted; readable by the owner only.
 *
 * @param outlivesPower false for what means nothing once the machine has stopped: forcing it to the disk takes its time
 */
export function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  outlivesPower = true,
): void {
  const beside = `${path}.${process.pid}.new`;
  const file = openSync(beside, "w", 0o600);
  try {
    const bytes = Buffer.from(content);
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    if (outlivesPower) fsyncSync(file);
    closeSync(file);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

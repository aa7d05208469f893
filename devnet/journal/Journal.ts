import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import type { JournalHeader, JournalLine } from "./JournalLine.ts";
import { journalError } from "./journalError.ts";

/**
 * The chain's history as it is written down: JSON lines, appended only. A line is handed to the system before anybody is
 * told that its block is mined (that survives a killed process), and forced to the disk within a second (a power cut).
 */
export class Journal {
  readonly path: string;
  #file: number;
  #bytes: number;
  #broken: Error | null = null;
  #flush: NodeJS.Timeout | null = null;

  /** @param bytes the length of what is good in the file; what follows is cut off */
  constructor(path: string, bytes: number) {
    this.path = path;
    this.#file = openSync(path, "a", 0o600);
    this.#bytes = bytes;
    ftruncateSync(this.#file, bytes);
  }

  /** @throws InternalError (`MA-JOURNAL-WRITE`), from then on always: the chain and its journal must not part */
  append(lines: readonly (JournalHeader | JournalLine)[]): void {
    if (this.#broken) throw this.#broken;
    const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    try {
      for (let done = 0; done < text.length; ) done += writeSync(this.#file, text, done);
      this.#bytes += text.length;
    } catch (cause) {
      this.#broken = journalError("MA-JOURNAL-WRITE", this.path, cause);
      this.#cutOff();
      throw this.#broken;
    }
    this.#flush ??= setTimeout(() => this.#force(), 1000).unref();
  }

  /** Another history in place of this one, whole or not at all. @throws InternalError as `append` */
  replace(lines: readonly (JournalHeader | JournalLine)[]): void {
    if (this.#broken) throw this.#broken;
    const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    const next = `${this.path}.next`;
    try {
      writeFileSync(next, text, { mode: 0o600, flush: true });
      renameSync(next, this.path);
      closeSync(this.#file);
      this.#file = openSync(this.path, "a", 0o600);
      this.#bytes = text.length;
    } catch (cause) {
      this.#broken = journalError("MA-JOURNAL-WRITE", this.path, cause);
      throw this.#broken;
    }
  }

  /** @throws InternalError when an earlier write failed */
  check(): void {
    if (this.#broken) throw this.#broken;
  }

  close(): void {
    if (this.#flush) clearTimeout(this.#flush);
    this.#flush = null;
    try {
      fdatasyncSync(this.#file);
    } finally {
      closeSync(this.#file);
    }
  }

  /** What was written of a line that could not be written whole; where that fails too, the next start does it. */
  #cutOff(): void {
    try {
      ftruncateSync(this.#file, this.#bytes);
    } catch {
      return;
    }
  }

  #force(): void {
    this.#flush = null;
    fdatasync(this.#file, (cause) => {
      if (cause && cause.code !== "EBADF") {
        this.#broken = journalError("MA-JOURNAL-WRITE", this.path, cause);
      }
    });
  }
}

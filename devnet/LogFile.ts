import { chmodSync, closeSync, fstatSync, openSync, renameSync, writeSync } from "node:fs";

/** A log of bounded length: when it is full it becomes `….1`, in place of the one before. */
export class LogFile {
  readonly path: string;
  readonly #bytesMost: number;
  #file: number;
  #bytes: number;

  constructor(path: string, bytesMost: number) {
    this.path = path;
    this.#bytesMost = bytesMost;
    this.#file = openSync(path, "a", 0o600);
    chmodSync(path, 0o600);
    this.#bytes = fstatSync(this.#file).size;
  }

  /** A full disk loses lines, never the session. */
  write(chunk: Uint8Array): void {
    if (this.#file < 0) return;
    try {
      if (this.#bytes + chunk.length > this.#bytesMost) this.#turn();
      this.#bytes += writeSync(this.#file, chunk);
    } catch {
      return;
    }
  }

  close(): void {
    if (this.#file >= 0) closeSync(this.#file);
    this.#file = -1;
  }

  #turn(): void {
    closeSync(this.#file);
    this.#file = -1;
    renameSync(this.path, `${this.path}.1`);
    this.#file = openSync(this.path, "a", 0o600);
    this.#bytes = 0;
  }
}

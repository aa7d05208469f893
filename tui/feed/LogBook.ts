import type { Entry } from "../../core/log/Entry.ts";
import type { Address } from "../../core/log/Hex.ts";
import type { Rows } from "../list/ListState.ts";
import type { Names } from "../state/Names.ts";
import type { Filter } from "./Filter.ts";
import { LogIndex } from "./LogIndex.ts";
import { type LogLine, logLineOf, passesLine } from "./LogLine.ts";

/**
 * The entries of the session, oldest first, outside React: it only ever grows at the end (or is cut there), and the
 * store holds its revision. It holds all of them: a record's diff and a rewound chain need every one. A filtered view is kept and grows with it, so that new entries cost only themselves.
 */
export class LogBook {
  readonly #names: Names;
  #lines: LogLine[] = [];
  #view: { filter: Filter; lines: LogLine[]; upTo: number } | null = null;
  #index = new LogIndex();

  constructor(names: Names) {
    this.#names = names;
  }

  get length(): number {
    return this.#lines.length;
  }

  at(index: number): LogLine | undefined {
    return this.#lines[index];
  }

  append(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const logLine = logLineOf(entry, this.#names);
      this.#lines.push(logLine);
      this.#index.add(logLine);
    }
  }

  /** Drops what stands at or after this block. */
  rewind(toBlock: number): void {
    this.#lines = this.#lines.filter(({ entry }) => entry.block < toBlock);
    this.#index = new LogIndex();
    for (const logLine of this.#lines) this.#index.add(logLine);
    this.#view = null;
  }

  filtered(filter: Filter | null): Rows<LogLine> {
    if (filter === null) return this;
    if (this.#view?.filter !== filter) this.#view = { filter, lines: [], upTo: 0 };
    const view = this.#view;
    for (; view.upTo < this.#lines.length; view.upTo++) {
      const logLine = this.#lines[view.upTo];
      if (logLine && passesLine(filter, logLine)) view.lines.push(logLine);
    }
    return view.lines;
  }

  /** A record's entries, oldest first. */
  ofRecord(recordId: number): readonly LogLine[] {
    return this.#index.ofRecord.get(recordId) ?? [];
  }

  /** Who did or tried what with a patient's records, oldest first. */
  onChartOf(patient: Address): readonly LogLine[] {
    return this.#index.onChartOf.get(patient) ?? [];
  }

  ofAppointment(appointmentId: number): readonly LogLine[] {
    return this.#index.ofAppointment.get(appointmentId) ?? [];
  }

  entries(): Entry[] {
    return this.#lines.map(({ entry }) => entry);
  }
}

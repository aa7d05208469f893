import { spawn } from "@lydell/node-pty";
import headless, { type IBufferCell } from "@xterm/headless";
import { modernWidths } from "./modernWidths.ts";
import { svgOf } from "./svgOf.ts";

export interface TerminalOptions {
  readonly file: string;
  readonly args: readonly string[];
  readonly columns: number;
  readonly rows: number;
  readonly cwd?: string;
  /** Over this process's environment; undefined takes a variable out. `CI` is always taken out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** After this the program is killed, whatever it does. */
  readonly limitMs?: number;
}

export interface Exit {
  readonly exitCode: number;
  readonly signal: number | undefined;
}

const defaultLimitMs = 60_000;
const defaultWaitMs = 10_000;

/** A program in a real pseudo-terminal with an emulated screen: write keys, wait for what appears, look at cells. */
export class Terminal {
  readonly #pty: ReturnType<typeof spawn>;
  readonly #screen: InstanceType<typeof headless.Terminal>;
  readonly #exited: Promise<Exit>;
  readonly #watchers = new Set<() => void>();
  readonly #limit: NodeJS.Timeout;
  #exit: Exit | null = null;
  #raw = "";

  private constructor(options: TerminalOptions) {
    const { columns: cols, rows } = options;
    const env = { ...process.env, TERM: "xterm-256color", ...options.env, CI: undefined };
    this.#screen = new headless.Terminal({ cols, rows, allowProposedApi: true, scrollback: 1000 });
    this.#screen.unicode.register(modernWidths);
    this.#screen.unicode.activeVersion = modernWidths.version;
    this.#pty = spawn(options.file, [...options.args], {
      // The pty sets TERM to it.
      name: env.TERM ?? "xterm-256color",
      cols,
      rows,
      cwd: options.cwd ?? process.cwd(),
      env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
    });
    this.#pty.onData((data) => {
      this.#raw += data;
      this.#screen.write(data, () => this.#changed());
    });
    this.#screen.onData((answer) => this.#pty.write(answer));
    this.#exited = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode, signal }) => {
        this.#exit = { exitCode, signal };
        clearTimeout(this.#limit);
        resolve(this.#exit);
        this.#changed();
      });
    });
    this.#limit = setTimeout(() => this.kill("SIGKILL"), options.limitMs ?? defaultLimitMs);
  }

  static start(options: TerminalOptions): Terminal {
    return new Terminal(options);
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** Everything that the program has written so far. */
  get written(): string {
    return this.#raw;
  }

  /** Keys as a terminal sends them ("\r" for Enter, "\u001b" for Esc, "\u001b[A" for Up). */
  write(keys: string): void {
    this.#pty.write(keys);
  }

  /** Text as a terminal sends a paste (bracketed). */
  paste(text: string): void {
    this.#pty.write(`\u001b[200~${text}\u001b[201~`);
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  kill(signal: NodeJS.Signals = "SIGTERM"): void {
    if (this.#exit === null) this.#pty.kill(signal);
  }

  /** The screen's rows as text, trailing spaces kept. */
  lines(): string[] {
    const buffer = this.#screen.buffer.active;
    return Array.from({ length: this.#screen.rows }, (_, row) => {
      const line = buffer.getLine(buffer.baseY + row);
      return line?.translateToString(false) ?? "";
    });
  }

  text(): string {
    return this.lines()
      .map((line) => line.trimEnd())
      .join("\n");
  }

  /** Whether the program is on the alternate screen, as full-screen programs are. */
  isAlternate(): boolean {
    return this.#screen.buffer.active.type === "alternate";
  }

  cell(column: number, row: number): IBufferCell | undefined {
    const buffer = this.#screen.buffer.active;
    return buffer.getLine(buffer.baseY + row)?.getCell(column);
  }

  /** @throws with the screen as it is then, when the pattern hasn't appeared in time */
  async waitFor(
    pattern: RegExp | string | ((text: string) => boolean),
    waitMs = defaultWaitMs,
  ): Promise<string> {
    const matches = (text: string) => {
      if (typeof pattern === "function") return pattern(text);
      return typeof pattern === "string" ? text.includes(pattern) : pattern.test(text);
    };
    return new Promise((resolve, reject) => {
      const fail = (why: string) => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        reject(new Error(`${why} ${String(pattern)}; the screen:\n${this.text()}`));
      };
      const look = () => {
        const text = this.text();
        if (matches(text)) {
          clearTimeout(timer);
          this.#watchers.delete(look);
          resolve(text);
        } else if (this.#exit !== null) {
          fail(`the program ended (${this.#exit.exitCode}) before`);
        }
      };
      const timer = setTimeout(() => fail(`nothing in ${waitMs} ms like`), waitMs);
      this.#watchers.add(look);
      look();
    });
  }

  /** Resolves when the program has ended; rejects after `waitMs`. */
  async ended(waitMs = defaultWaitMs): Promise<Exit> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`still running after ${waitMs} ms; the screen:\n${this.text()}`)),
        waitMs,
      );
    });
    try {
      return await Promise.race([this.#exited, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Resolves when all that has been written is on the emulated screen. */
  async settled(): Promise<void> {
    await new Promise<void>((resolve) => this.#screen.write("", resolve));
  }

  /** Ends the program if it still runs, and waits for that. */
  async close(): Promise<void> {
    this.kill("SIGKILL");
    await this.#exited;
    this.#screen.dispose();
  }

  /** The screen as a picture. */
  svg(title: string): string {
    const { cols: columns, rows } = this.#screen;
    return svgOf({ columns, rows, title, cell: (column, row) => this.cell(column, row) });
  }

  #changed(): void {
    for (const look of [...this.#watchers]) look();
  }
}

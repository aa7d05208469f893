/** Options that every command takes. */
export interface SessionOptions {
  readonly session: string;
  readonly stateDir?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

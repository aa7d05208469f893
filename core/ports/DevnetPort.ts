export interface DevnetInfo {
  readonly session: string;
  readonly rpcUrl: string;
  readonly vaultUrl: string;
  readonly contract: string;
  readonly chainId: number;
  readonly stateDirectory: string;
  readonly logFile: string;
  /** True while `--open-rpc` leaves the token out. */
  readonly openRpc: boolean;
}

export interface TamperKind {
  readonly kind: string;
  readonly codes: readonly string[];
  readonly title: string;
}

/** The devnet's own controls; absent where the dashboard looks at a chain that isn't a devnet. */
export interface DevnetPort {
  /** Null until it has started. */
  info(): DevnetInfo | null;
  vaultHealthy(): Promise<boolean>;
  tamperKinds(): readonly TamperKind[];
  /** Breaks one thing the way an attacker would. */
  tamper(kind: string, recordId: number): Promise<string>;
  /** Puts back everything that tampering broke; false where nothing is broken. */
  undoTamper(): Promise<boolean>;
}

import type { DevnetInfo, DevnetPort, TamperKind } from "../../core/ports/DevnetPort.ts";
import { tamper } from "../../devnet/tamper/tamper.ts";
import { tamperKinds } from "../../devnet/tamper/tamperKinds.ts";
import { undoTamper } from "../../devnet/tamper/undoTamper.ts";
import type { OpenSession } from "./openSession.ts";

/** The devnet's own controls for the dashboard. */
export class DevnetControls implements DevnetPort {
  readonly #session: OpenSession;

  constructor(session: OpenSession) {
    this.#session = session;
  }

  info(): DevnetInfo {
    const { file } = this.#session;
    return {
      session: file.name,
      rpcUrl: new URL(file.rpcUrl).origin,
      vaultUrl: new URL(file.vaultUrl).origin,
      contract: file.contract,
      chainId: file.chainId,
      stateDirectory: file.directory,
      logFile: file.logFile,
      openRpc: file.openRpc,
    };
  }

  vaultHealthy(): Promise<boolean> {
    return this.#session.vault.isHealthy();
  }

  tamperKinds(): readonly TamperKind[] {
    return tamperKinds;
  }

  tamper(kind: string, recordId: number): Promise<string> {
    return tamper(this.#session.file, kind, recordId);
  }

  undoTamper(): Promise<boolean> {
    return undoTamper(this.#session.file).then((changes) => changes > 0);
  }
}

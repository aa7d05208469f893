import type { DevnetInfo, DevnetPort, TamperKind } from "../../core/ports/DevnetPort.ts";
import type { SessionFile } from "../../devnet/session/SessionFile.ts";
import { tamper } from "../../devnet/tamper/tamper.ts";
import { tamperKinds } from "../../devnet/tamper/tamperKinds.ts";
import { undoTamper } from "../../devnet/tamper/undoTamper.ts";
import type { OpenSession } from "./openSession.ts";

/** The devnet's own controls for the dashboard. What is asked of a devnet that is still starting waits until it runs. */
export class DevnetControls implements DevnetPort {
  readonly #session: Promise<OpenSession>;
  #file: SessionFile | null = null;

  constructor(session: Promise<OpenSession>) {
    this.#session = session;
    session.then(
      ({ file }) => {
        this.#file = file;
      },
      () => undefined,
    );
  }

  info(): DevnetInfo | null {
    const file = this.#file;
    return (
      file && {
        session: file.name,
        rpcUrl: new URL(file.rpcUrl).origin,
        vaultUrl: new URL(file.vaultUrl).origin,
        contract: file.contract,
        chainId: file.chainId,
        stateDirectory: file.directory,
        logFile: file.logFile,
        openRpc: file.openRpc,
      }
    );
  }

  async vaultHealthy(): Promise<boolean> {
    return (await this.#session).vault.isHealthy();
  }

  tamperKinds(): readonly TamperKind[] {
    return tamperKinds;
  }

  async tamper(kind: string, recordId: number): Promise<string> {
    return tamper((await this.#session).file, kind, recordId);
  }

  async undoTamper(): Promise<boolean> {
    return (await undoTamper((await this.#session).file)) > 0;
  }
}

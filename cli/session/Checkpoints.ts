import { type Checkpoint, withCheckpoint } from "../../chain/checkpoint/Checkpoint.ts";
import { readCheckpoints, writeCheckpoints } from "../../chain/checkpoint/checkpointFile.ts";
import type { Hash } from "../../core/log/Hex.ts";
import type { LedgerId } from "../../core/log/headOf.ts";
import type { Tally } from "../../core/tally/Tally.ts";
import type { Evidence } from "../../core/tally/tallyRecords.ts";
import type { PersonaKeys } from "../../vault/client/KeyRing.ts";
import { checkpointFrom } from "./checkpointFrom.ts";
import { isAsSigned, signCheckpoint } from "./signCheckpoint.ts";

export interface CheckpointPlace {
  /** The session's folder. */
  readonly directory: string;
  readonly ledger: LedgerId;
  readonly sessionId: Hash;
}

/** What earlier audits of this session saved. */
export class Checkpoints {
  readonly #place: CheckpointPlace;

  constructor(place: CheckpointPlace) {
    this.#place = place;
  }

  /** Those that can be relied on, and what is wrong with the others, in words. */
  read(): { readonly sound: readonly Checkpoint[]; readonly faults: readonly string[] } {
    const { directory, ledger, sessionId } = this.#place;
    const saved = readCheckpoints(directory, ledger);
    if (saved === null) return { sound: [], faults: ["the saved checkpoints are damaged"] };
    const sound = saved.filter((one) => isAsSigned(one, ledger, sessionId));
    const isWhole = sound.length === saved.length;
    return { sound, faults: isWhole ? [] : ["a saved checkpoint is not signed by its auditor"] };
  }

  /**
   * Saves where the streams of these records end, as far as it is proved and the log holds together.
   *
   * @param auditor who signs; unsigned ones are for this machine only
   */
  save(evidence: Evidence, tallies: readonly Tally[], auditor: PersonaKeys | null): void {
    const { directory, ledger, sessionId } = this.#place;
    const plain = checkpointFrom(evidence, tallies);
    if (!plain) return;
    const added = auditor ? signCheckpoint(plain, ledger, sessionId, auditor) : plain;
    writeCheckpoints(directory, ledger, withCheckpoint(this.read().sound, added));
  }
}

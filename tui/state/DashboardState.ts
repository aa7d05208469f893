import type { OpenedVersion } from "../../core/ports/ActPort.ts";
import type { TallyStage } from "../../core/ports/AuditPort.ts";
import type { DevnetInfo } from "../../core/ports/DevnetPort.ts";
import type { BlockSummary, Health } from "../../core/ports/FeedPort.ts";
import type { Persona } from "../../core/ports/Persona.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import type { LedgerState } from "../../core/replay/LedgerState.ts";
import type { Inventory } from "../../core/tally/Inventory.ts";
import type { Tally } from "../../core/tally/Tally.ts";
import type { Filter } from "../feed/Filter.ts";
import type { LogBook } from "../feed/LogBook.ts";
import type { Layer } from "../layers/Layer.ts";
import type { PaneId, ScreenId } from "../layout/ScreenId.ts";
import type { ListState } from "../list/ListState.ts";
import type { Activity } from "./Activity.ts";
import type { Names } from "./Names.ts";

export interface CheckedTally {
  readonly tally: Tally;
  readonly atSeconds: number;
}

/** What a persona was released in this sitting; never shown to another. */
export interface Released {
  readonly persona: string;
  readonly recordId: number;
  readonly version: number;
  readonly content: RecordContent;
}

/**
 * What an auditor was released of a record that doesn't tally. Read it through `examinedHere` only: it is dropped with
 * the persona and the record that it belongs to.
 */
export interface Examined {
  readonly persona: string;
  readonly recordId: number;
  /** The version asked for. */
  readonly asked: number;
  readonly versions: readonly OpenedVersion[];
  /** Why the vault released nothing; null where it did. */
  readonly refusal: string | null;
}

/** What a tally is at; `total` is 0 where the stage isn't counted. */
export interface TallyRun {
  readonly stage: TallyStage;
  readonly done: number;
  readonly total: number;
}

export interface DashboardState {
  readonly columns: number;
  readonly rows: number;
  readonly screen: ScreenId;
  readonly focus: Readonly<Record<ScreenId, PaneId>>;
  readonly isZoomed: boolean;
  readonly lists: Readonly<Partial<Record<PaneId, ListState>>>;
  readonly filters: Readonly<Partial<Record<PaneId, Filter>>>;
  /** Open dialogs and inputs; the last has the keys. */
  readonly layers: readonly Layer[];

  /** Null where the chain is no devnet of ours. */
  readonly devnet: DevnetInfo | null;
  readonly personas: readonly Persona[];
  readonly persona: Persona;
  readonly names: Names;

  readonly ledger: LedgerState;
  readonly log: LogBook;
  /** Counts the log's changes, because the log itself stays the same object. */
  readonly logRevision: number;
  /** Newest last. */
  readonly blocks: readonly BlockSummary[];
  /** Null until the feed has said anything. */
  readonly health: Health | null;
  readonly isVaultHealthy: boolean | null;

  readonly tallies: ReadonlyMap<number, CheckedTally>;
  readonly tallyRun: TallyRun | null;
  readonly inventory: Inventory | null;
  readonly released: readonly Released[];
  readonly examined: Examined | null;

  readonly activity: Activity | null;
  /** Unix seconds; moves on every few seconds. */
  readonly nowSeconds: number;
}

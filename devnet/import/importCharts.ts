import type { Chain } from "../../chain/Chain.ts";
import { InputError } from "../../core/errors/InputError.ts";
import type { Bundle } from "../../core/fhir/Bundle.ts";
import type { BundlePlan } from "../../core/fhir/ChartPlan.ts";
import { splitCharts } from "../../core/fhir/splitCharts.ts";
import type { Hash } from "../../core/log/Hex.ts";
import type { VaultClient } from "../../vault/client/VaultClient.ts";
import type { DevnetChain, Section } from "../DevnetChain.ts";
import { openPersonas } from "../openPersonas.ts";
import { addFates } from "./addFates.ts";
import { CallSigner } from "./CallSigner.ts";
import { castImport } from "./castImport.ts";
import { enrol } from "./enrol.ts";
import { ImportMemory } from "./ImportMemory.ts";
import type { ImportReport } from "./ImportReport.ts";
import { writeRecords } from "./writeRecords.ts";

/** The session that is imported into; `Session` is one. */
export interface ImportPlace {
  readonly id: Hash;
  readonly directory: string;
  readonly devnet: DevnetChain;
  readonly chain: Chain;
  readonly vault: VaultClient;
}

export interface ImportProgress {
  readonly stage: "enrolling" | "recording" | "committing";
  /** Records. */
  readonly done: number;
  readonly total: number;
}

export interface ImportOptions {
  /** Until the last stage an abort leaves nothing. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/**
 * Imports charts, all of them or none: personas, registrations, consents, sealed records and their entries. A patient's
 * doctors get consent for the whole chart, without end; nobody else does. The roster's doctors and auditors are
 * credentialed where they aren't yet.
 *
 * What fails leaves nothing on the ledger and in the session's files; versions that were put already and that no entry
 * claims are swept by the vault within the hour, sealed as they are.
 *
 * @throws InputError MA-IMPORT-ALREADY, MA-IMPORT-TOO-MANY, those of `splitCharts`; RefusedError, UnavailableError
 */
export async function importCharts(
  place: ImportPlace,
  bundles: readonly Bundle[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  const { signal } = options;
  const plans = bundles.map(splitCharts);
  checkCount(plans);
  const section = await place.devnet.begin(signal);
  try {
    const report = await importInto(section, place, plans, options);
    return { ...report, fates: addFates(plans.map(({ fates }) => fates)) };
  } catch (error) {
    await section.rollback();
    throw error;
  }
}

/** A section of the chain lasts a minute; a record takes some 10 ms of it, on a slow machine twice that. */
const recordsMost = 2000;
const doctorsMost = 500;

function checkCount(plans: readonly BundlePlan[]): void {
  const charts = plans.flatMap((plan) => plan.charts);
  const records = charts.reduce((sum, chart) => sum + chart.records.length, 0);
  const doctors = plans.reduce((sum, { doctorKeys }) => sum + doctorKeys.length, 0);
  if (records <= recordsMost && doctors <= doctorsMost) return;
  throw new InputError({
    code: "MA-IMPORT-TOO-MANY",
    happened: `the Bundles make ${records} records and ${doctors} doctors; at most ${recordsMost} and ${doctorsMost} are imported at once`,
    todo: "import fewer Bundles at once, or split one by patient",
  });
}

async function importInto(
  section: Section,
  place: ImportPlace,
  plans: readonly BundlePlan[],
  { signal, onProgress }: ImportOptions,
): Promise<Omit<ImportReport, "fates">> {
  const before = [openPersonas(place.directory), new ImportMemory(place.directory)];
  const book = openPersonas(place.directory);
  const memory = new ImportMemory(place.directory);
  const { charts, personas } = castImport(plans, book, memory);
  const total = charts.reduce((sum, { records }) => sum + records.length, 0);
  const signer = new CallSigner(section, place.chain);
  const session = { ledger: place.chain, sessionId: place.id, vault: place.vault };
  onProgress?.({ stage: "enrolling", done: 0, total });
  await enrol(section, place.chain, signer, book, charts);
  const firsts = await writeRecords(section, place.chain, signer, session, charts, {
    ...(signal ? { signal } : {}),
    onWritten: (done) => onProgress?.({ stage: "recording", done, total }),
  });
  signal?.throwIfAborted();
  onProgress?.({ stage: "committing", done: total, total });
  // The files first: a chart whose persona is forgotten would be nobody's.
  try {
    book.save();
    memory.save();
    await section.commit();
  } catch (error) {
    for (const file of before) file.save();
    throw error;
  }
  return {
    personas,
    charts: charts.map(({ patient, doctors, records }, at) => ({
      patient: patient.name,
      doctors: doctors.map(({ name }) => name),
      firstRecord: firsts[at] ?? 0,
      records: records.length,
    })),
  };
}

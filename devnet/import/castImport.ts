import { InputError } from "../../core/errors/InputError.ts";
import type { BundlePlan, ChartPlan } from "../../core/fhir/ChartPlan.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import type { PersonaBook } from "../persona/PersonaBook.ts";
import type { PersonaKeys } from "../persona/PersonaKeys.ts";
import type { ImportMemory } from "./ImportMemory.ts";
import type { NewPersona } from "./ImportReport.ts";

export interface CastRecord {
  readonly content: RecordContent;
  readonly author: PersonaKeys;
}

export interface CastChart {
  readonly patient: PersonaKeys;
  /** The authors of the records, each once. */
  readonly doctors: readonly PersonaKeys[];
  readonly records: readonly CastRecord[];
}

export interface CastImport {
  readonly charts: readonly CastChart[];
  readonly personas: readonly NewPersona[];
}

/**
 * Gives each patient and each doctor of the plans a persona, under names of the devnet's own: nothing of a Bundle stands
 * in the session's files. A doctor of an earlier import stays the same persona; a patient of one is refused.
 *
 * @param book new personas are added to it, and not saved
 * @throws InputError MA-IMPORT-ALREADY
 */
export function castImport(
  plans: readonly BundlePlan[],
  book: PersonaBook,
  memory: ImportMemory,
): CastImport {
  const personas: NewPersona[] = [];
  const add = (role: "patient" | "doctor", title: string) => {
    const number = nextNumber(book, role);
    const persona = { name: `${role}-${number}`, displayName: `${title} ${number}`, role };
    personas.push(persona);
    return book.add(persona);
  };
  const doctorOf = (key: string) => {
    const known = memory.personaOf("doctor", key);
    if (known !== null) return book.named(known);
    const doctor = add("doctor", "Doctor");
    memory.remember("doctor", key, doctor.name);
    return doctor;
  };
  const patientOf = ({ patientKey }: ChartPlan) => {
    const known = memory.personaOf("patient", patientKey);
    if (known !== null) throw already(known);
    const patient = add("patient", "Patient");
    memory.remember("patient", patientKey, patient.name);
    return patient;
  };
  const charts = plans.flatMap((plan) => {
    const doctors = plan.doctorKeys.map(doctorOf);
    return plan.charts.map((chart): CastChart => {
      const records = chart.records.map(({ content, doctor }) => ({
        content,
        author: doctors[doctor] as PersonaKeys,
      }));
      const authors = new Set(records.map(({ author }) => author));
      return { patient: patientOf(chart), doctors: [...authors], records };
    });
  });
  return { charts, personas };
}

function nextNumber(book: PersonaBook, role: string): number {
  const numbers = book.all.map(({ name }) => Number(name.match(`^${role}-(\\d+)$`)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

function already(persona: string): InputError {
  return new InputError({
    code: "MA-IMPORT-ALREADY",
    happened: `a patient of the Bundle has a chart in this session already: ${persona}`,
    todo: "amend its records, or start a fresh session: medaudit up --fresh --chart <bundle>",
  });
}

import type { Persona } from "../../core/ports/Persona.ts";

/** How a persona stands in the session's file: all but its keys, which follow from it and the session's secret. */
export interface PersonaFacts extends Pick<Persona, "name" | "displayName" | "role"> {
  /** The account's place under the public mnemonic. */
  readonly index: number;
}

/** Everybody's cast. The registrar is the first: the contract's deployment names its account. */
export const roster: readonly PersonaFacts[] = [
  { index: 0, name: "registry", displayName: "Registry office", role: "registrar" },
  { index: 1, name: "garcia", displayName: "Elena Garcia", role: "patient" },
  { index: 2, name: "okafor", displayName: "Samuel Okafor", role: "patient" },
  { index: 3, name: "chen", displayName: "Dr. Mei Chen", role: "doctor" },
  { index: 4, name: "novak", displayName: "Dr. Petr Novak", role: "doctor" },
  { index: 5, name: "lind", displayName: "Astrid Lind", role: "auditor" },
  { index: 6, name: "sato", displayName: "Kenji Sato", role: "auditor" },
];

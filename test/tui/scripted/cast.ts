import type { Persona } from "../../../core/ports/Persona.ts";
import { hashOf } from "./hashOf.ts";

function persona(name: string, displayName: string, role: Persona["role"]): Persona {
  return { name, displayName, role, address: `0x${hashOf(name).slice(2, 42)}` };
}

/** Who plays in scripted sessions. */
export const cast = {
  registrar: persona("office", "Registrar's Office", "registrar"),
  amara: persona("amara", "Amara Okafor", "patient"),
  jonas: persona("jonas", "Jonas Lindqvist", "patient"),
  chen: persona("chen", "Dr. Mei Chen", "doctor"),
  silva: persona("silva", "Dr. Rafael Silva", "doctor"),
  novak: persona("novak", "Petra Novák", "auditor"),
  haddad: persona("haddad", "Omar Haddad", "auditor"),
} as const;

export const castList: readonly Persona[] = Object.values(cast);

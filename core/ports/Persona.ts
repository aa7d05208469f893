import type { Address } from "../log/Hex.ts";
import type { Role } from "../log/Role.ts";

/** A named identity whose keys this session holds. */
export interface Persona {
  /** Short, lower case, unique: what `--as` takes ("chen"). */
  readonly name: string;
  /** How the screen calls them ("Dr. Mei Chen"). */
  readonly displayName: string;
  /** The role they have or will register for. */
  readonly role: Exclude<Role, "none">;
  readonly address: Address;
}

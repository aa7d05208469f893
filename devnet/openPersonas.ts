import { PersonaBook } from "./persona/PersonaBook.ts";
import { readSecretKey } from "./session/secretKey.ts";

/**
 * The personas of a session, with their keys, for another process of the same user.
 *
 * @param directory the session's folder (`SessionFile.directory`)
 * @throws InternalError (`MA-SESSION-KEYS`)
 */
export function openPersonas(directory: string): PersonaBook {
  return new PersonaBook(directory, readSecretKey(directory, "session.secret"));
}

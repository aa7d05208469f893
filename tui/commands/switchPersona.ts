import type { Persona } from "../../core/ports/Persona.ts";
import { closeLayer, openLayer } from "../layers/openLayer.ts";
import { emptyInput } from "../layers/TextInput.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
import { sanitize } from "../text/sanitize.ts";

/** Changes who signs. What the one before had open is closed: it was released to them alone. */
export function switchPersona(session: Session, persona: Persona): void {
  session.store.setState({ persona, layers: [] });
  say(session, `Now ${sanitize(persona.displayName)}, ${persona.role}`);
}

export function stepPersona(session: Session, step: 1 | -1): void {
  const { personas, persona } = session.store.getState();
  const next = personas[(personas.indexOf(persona) + step + personas.length) % personas.length];
  if (next) switchPersona(session, next);
}

/** A list of personas to type into. */
export function pickPersona(session: Session): void {
  const { personas, persona, ledger } = session.store.getState();
  openLayer(session, {
    kind: "picker",
    title: "Act as",
    items: personas.map((one) => ({
      id: one.name,
      label: `${sanitize(one.name).padEnd(10)} ${sanitize(one.displayName)}`,
      note: ledger.participants.get(one.address)?.suspended ? `${one.role}, suspended` : one.role,
    })),
    input: emptyInput,
    cursor: Math.max(0, personas.indexOf(persona)),
    choose: (name) => {
      closeLayer(session);
      const chosen = personas.find((one) => one.name === name);
      if (chosen) switchPersona(session, chosen);
    },
  });
}

import { LogFeed } from "../../chain/feed/LogFeed.ts";
import type { FeedEvent, FeedPort } from "../../core/ports/FeedPort.ts";
import type { Persona } from "../../core/ports/Persona.ts";
import type { OpenSession } from "../session/openSession.ts";
import { PersonaFeed } from "./PersonaFeed.ts";

/** The log of a session that is still starting: silent until it runs. */
export class LateFeed implements FeedPort {
  readonly #session: Promise<OpenSession>;
  readonly #known: readonly Persona[];

  /** @param known whom the listeners know of already */
  constructor(session: Promise<OpenSession>, known: readonly Persona[]) {
    this.#session = session;
    this.#known = known;
  }

  subscribe(listener: (event: FeedEvent) => void): () => void {
    let isOver = false;
    let stop = () => {
      isOver = true;
    };
    this.#session.then(
      ({ chain, wsUrl, personas }) => {
        if (isOver) return;
        if (namesOf(personas.all) !== namesOf(this.#known)) {
          listener({ kind: "personas", personas: personas.all });
        }
        stop = new PersonaFeed(new LogFeed(chain, wsUrl), personas).subscribe(listener);
      },
      () => undefined,
    );
    return () => stop();
  }
}

function namesOf(personas: readonly Persona[]): string {
  return personas.map(({ name }) => name).join();
}

import type { FeedEvent, FeedPort } from "../../core/ports/FeedPort.ts";
import type { LivePersonas } from "../session/LivePersonas.ts";

/** Tells of new personas before the first entry that is theirs, so that it is shown with their name. */
export class PersonaFeed implements FeedPort {
  readonly #feed: FeedPort;
  readonly #personas: LivePersonas;

  constructor(feed: FeedPort, personas: LivePersonas) {
    this.#feed = feed;
    this.#personas = personas;
  }

  subscribe(listener: (event: FeedEvent) => void): () => void {
    return this.#feed.subscribe((event) => {
      if (event.kind === "entries" && this.#personas.refresh()) {
        listener({ kind: "personas", personas: this.#personas.all });
      }
      listener(event);
    });
  }
}

import type { Entry } from "../log/Entry.ts";
import type { Hash } from "../log/Hex.ts";
import type { Persona } from "./Persona.ts";

export type Health =
  | { readonly state: "connected" }
  | { readonly state: "away"; readonly since: Date; readonly retryAt: Date };

export interface BlockSummary {
  readonly number: number;
  readonly hash: Hash;
  readonly timestampSeconds: number;
  readonly transactions: number;
  readonly gasUsed: bigint;
}

export type FeedEvent =
  /** In the order of (block, log index), each entry once. */
  | { readonly kind: "entries"; readonly entries: readonly Entry[] }
  /** The chain was replaced from this block on: drop what stands at or after it. */
  | { readonly kind: "rewound"; readonly toBlock: number }
  /** Who there is now, where that has changed; before the entries that name them. */
  | { readonly kind: "personas"; readonly personas: readonly Persona[] }
  | { readonly kind: "block"; readonly block: BlockSummary }
  | { readonly kind: "health"; readonly health: Health };

/** The live log: past entries first, then new ones as they are mined; reconnects by itself. */
export interface FeedPort {
  /** @returns a function that ends the subscription */
  subscribe(listener: (event: FeedEvent) => void): () => void;
}

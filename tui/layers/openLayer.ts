import type { Session } from "../state/Session.ts";
import type { Layer } from "./Layer.ts";

export function openLayer({ store }: Session, layer: Layer): void {
  store.setState(({ layers }) => ({ layers: [...layers, layer] }));
}

/** Closes the topmost layer. */
export function closeLayer({ store }: Session): void {
  store.setState(({ layers }) => ({ layers: layers.slice(0, -1) }));
}

/** Changes the topmost layer. */
export function changeLayer({ store }: Session, layer: Layer): void {
  store.setState(({ layers }) => ({ layers: [...layers.slice(0, -1), layer] }));
}

import { randomUUID } from "node:crypto";
import type { LocalChain } from "../node/LocalChain.ts";
import type { LocalSection } from "../node/LocalSection.ts";
import { RpcFault, rpcCode } from "../RpcFault.ts";

export const sectionHeader = "x-medaudit-section";

/** The sections that were begun through the door, by their ids. */
export class Sections {
  readonly #chain: LocalChain;
  readonly #open = new Map<string, LocalSection>();

  constructor(chain: LocalChain) {
    this.#chain = chain;
  }

  /** @param holder its abort, at any time, is the holder's vanishing */
  async begin(holder: AbortSignal): Promise<string> {
    const section = await this.#chain.begin(holder);
    const id = randomUUID();
    this.#open.set(id, section);
    const vanish = () => {
      this.#open.delete(id);
      void section.rollback();
    };
    if (holder.aborted) vanish();
    else holder.addEventListener("abort", vanish, { once: true });
    return id;
  }

  /** @throws RpcFault where there is none of that id */
  find(id: string): LocalSection {
    const section = this.#open.get(id);
    if (section) return section;
    throw new RpcFault(rpcCode.server, "no such section is open", undefined, "MA-SECTION-ENDED");
  }

  async end(id: string, stays: boolean): Promise<true> {
    const section = this.find(id);
    this.#open.delete(id);
    await (stays ? section.commit() : section.rollback());
    return true;
  }
}

import type { LedgerCall } from "../../chain/encodeCall.ts";
import { numberOf } from "../../chain/hexQuantity.ts";
import { signCall } from "../../chain/signCall.ts";
import type { Address, Hex } from "../../core/log/Hex.ts";
import type { LedgerId } from "../../core/log/headOf.ts";
import type { ChainWriter } from "../DevnetChain.ts";
import type { PersonaKeys } from "../persona/PersonaKeys.ts";

/** The dearest call takes about 130,000; what isn't used isn't taken. */
const gasLimit = 300_000n;

/**
 * Signs many calls ahead, counting each signer's nonces itself. Only good within a section, where nobody else's
 * transactions come between.
 */
export class CallSigner {
  readonly #chain: ChainWriter;
  readonly #ledger: LedgerId;
  readonly #nonces = new Map<Address, number>();

  constructor(chain: ChainWriter, ledger: LedgerId) {
    this.#chain = chain;
    this.#ledger = ledger;
  }

  /** @returns the transaction, ready for a batch */
  async sign(signer: PersonaKeys, call: LedgerCall): Promise<Hex> {
    const known = this.#nonces.get(signer.address);
    const nonce = known ?? (await this.#nonceOf(signer.address));
    this.#nonces.set(signer.address, nonce + 1);
    return signCall(this.#ledger, signer.accountKey, call, {
      nonce,
      gasLimit,
      maxFeePerGasWei: 0n,
    });
  }

  async #nonceOf(address: Address): Promise<number> {
    return numberOf(await this.#chain.request("eth_getTransactionCount", [address, "pending"]));
  }
}

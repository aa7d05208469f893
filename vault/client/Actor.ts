import type { Chain } from "../../chain/Chain.ts";
import type { LedgerCall } from "../../chain/encodeCall.ts";
import { submit } from "../../chain/submit.ts";
import { InputError } from "../../core/errors/InputError.ts";
import type { Entry } from "../../core/log/Entry.ts";
import type { Hash } from "../../core/log/Hex.ts";
import type { ActOptions, ActPort, ActResult } from "../../core/ports/ActPort.ts";
import type { Intent } from "../../core/ports/Intent.ts";
import { chainLedgerView } from "../ledger/chainLedgerView.ts";
import { LedgerFollower } from "../ledger/LedgerFollower.ts";
import type { AccessIntent, AccessOutcome } from "./actAccess.ts";
import { actAccess, contentOf } from "./actAccess.ts";
import { actConsent, type ConsentIntent } from "./actConsent.ts";
import { actDelete } from "./actDelete.ts";
import { actWrite, type WriteIntent } from "./actWrite.ts";
import type { KeyRing, PersonaKeys } from "./KeyRing.ts";
import { plainCall } from "./plainCall.ts";
import type { VaultClient } from "./VaultClient.ts";
import type { VaultSession } from "./VaultSession.ts";

export interface ActorOptions {
  readonly keyRing: KeyRing;
  readonly chain: Chain;
  readonly sessionId: Hash;
  readonly vault: VaultClient;
}

/** What each kind of act works with. */
export interface Acting {
  readonly session: VaultSession;
  readonly follower: LedgerFollower;
  readonly keyRing: KeyRing;
  readonly keys: PersonaKeys;
  readonly options: ActOptions;
  /** Sends one transaction as the persona and waits for its entry. */
  readonly send: (call: LedgerCall) => Promise<Entry>;
}

/** Acts as the personas whose keys are at hand: on the ledger, and with the vault where content is concerned. */
export class Actor implements ActPort {
  readonly #options: ActorOptions;
  readonly #session: VaultSession;
  readonly #follower: LedgerFollower;
  /** One transaction at a time for each persona: two at once would use the same nonce. */
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(options: ActorOptions) {
    const { chain, sessionId, vault } = options;
    this.#options = options;
    this.#session = { ledger: chain, sessionId, vault };
    this.#follower = new LedgerFollower(chainLedgerView(chain));
  }

  /** Whose name is unknown: InputError `MA-ACT-PERSONA`. */
  act(intent: Intent, options: ActOptions): Promise<ActResult> {
    return this.#queued(options, (acting) => actAs(acting, intent));
  }

  /** As a view, copy or print by `act`, but also tells what is wrong with what was released, and doesn't throw for it. */
  open(intent: AccessIntent, options: ActOptions): Promise<AccessOutcome> {
    return this.#queued(options, (acting) => actAccess(acting, intent));
  }

  #queued<T>(options: ActOptions, work: (acting: Acting) => Promise<T>): Promise<T> {
    const keys = this.#options.keyRing.byName(options.as);
    if (!keys) return Promise.reject(unknownPersona());
    const before = this.#queues.get(keys.address) ?? Promise.resolve();
    const run = before.then(() => {
      options.signal?.throwIfAborted();
      return work(this.#acting(keys, options));
    });
    this.#queues.set(
      keys.address,
      run.catch(() => {}),
    );
    return run;
  }

  #acting(keys: PersonaKeys, options: ActOptions): Acting {
    const { chain, keyRing } = this.#options;
    const { signal, onStage } = options;
    const send = (call: LedgerCall) => {
      onStage?.("sending");
      return submit(chain, keys.accountKey, call, {
        ...(signal ? { signal } : {}),
        onSent: () => onStage?.("mining"),
      });
    };
    const follower = this.#follower;
    return { session: this.#session, follower, keyRing, keys, options, send };
  }
}

async function actAs(acting: Acting, intent: Intent): Promise<ActResult> {
  switch (intent.action) {
    case "create":
    case "amend":
      return withoutContent(actWrite(acting, intent satisfies WriteIntent));
    case "view":
    case "copy":
    case "print": {
      const outcome = await actAccess(acting, intent);
      return { entry: outcome.entry, ...contentOf(outcome) };
    }
    case "grant":
    case "revoke":
      return withoutContent(actConsent(acting, intent satisfies ConsentIntent));
    case "delete":
      return withoutContent(actDelete(acting, intent));
    default:
      return withoutContent(acting.send(await plainCall(acting, intent)));
  }
}

async function withoutContent(entry: Promise<Entry>): Promise<ActResult> {
  return { entry: await entry, content: null };
}

function unknownPersona(): InputError {
  return new InputError({
    code: "MA-ACT-PERSONA",
    happened: "there is no persona of that name whose keys are at hand",
    todo: "see the names: medaudit personas",
  });
}

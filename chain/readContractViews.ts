import type { Address, Hash } from "../core/log/Hex.ts";
import { roles } from "../core/log/Role.ts";
import { statuses } from "../core/log/Status.ts";
import type { LedgerRecord, LedgerState } from "../core/replay/LedgerState.ts";
import type { ContractView } from "../core/tally/ContractView.ts";
import type { Chain } from "./Chain.ts";
import { decodeResult } from "./decodeResult.ts";
import { quantity } from "./hexQuantity.ts";
import { ledgerAbi } from "./ledgerAbi.ts";

type Call = readonly [name: string, args: readonly unknown[]];

/** Calls in one round trip. */
const callsAtOnce = 500;

/**
 * What the contract says at a block about these records, their patients' consents and the participants, as far as the log
 * names them.
 *
 * @param state the replay up to that block
 * @throws RpcError
 */
export async function readContractViews(
  chain: Chain,
  records: readonly { readonly recordId: number; readonly known: LedgerRecord | undefined }[],
  state: LedgerState,
  block: number,
  signal?: AbortSignal,
): Promise<Map<number, ContractView>> {
  const ask = new Asker(chain, block, signal);
  const registry = ask.add("registry", []);
  const participants = [...state.participants.keys()].map((address) => ({
    address,
    call: ask.add("participant", [address]),
  }));
  const patients = new Set(records.flatMap(({ known }) => (known ? [known.patient] : [])));
  const charts = new Map([...patients].map((patient) => [patient, ask.add("chart", [patient])]));
  const grantees = [...state.participants.values()].filter(
    ({ role }) => role === "doctor" || role === "auditor",
  );
  const consents = new Map<string, Call>();
  for (const patient of patients) {
    for (const { address } of grantees) {
      consents.set(`${patient}:${address}:0`, ask.add("consent", [patient, address, 0]));
    }
  }
  const recordCalls = new Map<number, Call>();
  for (const { recordId, known } of records) {
    recordCalls.set(recordId, ask.add("record", [recordId]));
    for (const { address } of known ? grantees : []) {
      const patient = known?.patient;
      consents.set(
        `${patient}:${address}:${recordId}`,
        ask.add("consent", [patient, address, recordId]),
      );
    }
  }
  const answers = await ask.answers();
  const head = (call: Call) => {
    const [seq, hash] = answers(call);
    return { seq: Number(seq), head: String(hash) as Hash };
  };
  const seenParticipants = participants.map(({ address, call }) => {
    const [role, suspended, encryptionKey] = answers(call);
    return {
      address,
      role: roles[Number(role)] ?? "none",
      suspended: Boolean(suspended),
      encryptionKey: String(encryptionKey) as Hash,
    };
  });
  const views = new Map<number, ContractView>();
  for (const { recordId, known } of records) {
    const call = recordCalls.get(recordId);
    if (!call) continue;
    const [patient, version, status, seq, recordHead, commitment] = answers(call);
    const chart = known && charts.get(known.patient);
    views.set(recordId, {
      registry: head(registry),
      chart: chart ? head(chart) : { seq: 0, head: `0x${"0".repeat(64)}` },
      record: { seq: Number(seq), head: String(recordHead) as Hash },
      patient: String(patient) as Address,
      version: Number(version),
      status: statuses[Number(status)] ?? "none",
      commitment: String(commitment) as Hash,
      participants: seenParticipants,
      consents: (known ? grantees : []).flatMap(({ address }) =>
        [0, recordId].map((scope) => {
          const key = `${known?.patient}:${address}:${scope}`;
          const [active, permissions, validFrom, validUntil, grantedSeq] = answers(
            consents.get(key) as Call,
          );
          return {
            grantee: address,
            recordId: scope,
            active: Boolean(active),
            permissions: Number(permissions),
            validFromSeconds: Number(validFrom),
            validUntilSeconds: Number(validUntil),
            grantedSeq: Number(grantedSeq),
          };
        }),
      ),
    });
  }
  return views;
}

/** Gathers view calls, asks them in few round trips at one block, and reads the answers. */
class Asker {
  readonly #calls: Call[] = [];
  readonly #chain: Chain;
  readonly #block: number;
  readonly #signal: AbortSignal | undefined;

  constructor(chain: Chain, block: number, signal: AbortSignal | undefined) {
    this.#chain = chain;
    this.#block = block;
    this.#signal = signal;
  }

  add(name: string, args: readonly unknown[]): Call {
    const call: Call = [name, args];
    this.#calls.push(call);
    return call;
  }

  async answers(): Promise<(call: Call) => readonly unknown[]> {
    const results = new Map<Call, readonly unknown[]>();
    for (let at = 0; at < this.#calls.length; at += callsAtOnce) {
      const part = this.#calls.slice(at, at + callsAtOnce);
      const requests = part.map(([name, args]) => this.#request(name, args));
      const answers = await this.#chain.rpc.batch(requests, this.#signal);
      part.forEach((call, index) => {
        results.set(call, decodeResult(call[0], answers[index]));
      });
    }
    return (call) => results.get(call) ?? [];
  }

  #request(name: string, args: readonly unknown[]): readonly [string, readonly unknown[]] {
    const data = ledgerAbi().encodeFunctionData(name, args);
    return ["eth_call", [{ to: this.#chain.contract, data }, quantity(this.#block)]];
  }
}

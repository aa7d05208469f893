import type { RawLog } from "../../chain/Words.ts";
import type { AnswerEdit, Lie, LogPlace } from "./Lie.ts";

/** What a lying node answers in place of the truth; undefined where it refuses to. */
export function tellLies(
  method: string,
  params: readonly unknown[],
  truth: unknown,
  lies: readonly Lie[],
): unknown {
  let result: unknown = truth;
  if (method === "eth_getLogs" && Array.isArray(truth)) {
    const [filter] = params as [{ fromBlock: string; toBlock: string }];
    for (const lie of lies) result = lieAboutLogs(result as RawLog[], lie, filter);
  }
  for (const lie of lies) {
    if (lie.kind !== "answer" || lie.method !== method) continue;
    if (!JSON.stringify(params).toLowerCase().includes(lie.contains.toLowerCase())) continue;
    if (lie.edit === "refuse") return undefined;
    result = edited(result, lie.edit, lie.at ?? 0);
  }
  return result;
}

export function placeOf(log: RawLog): LogPlace {
  return `${Number(log.blockNumber)}:${Number(log.logIndex)}`;
}

function lieAboutLogs(
  logs: RawLog[],
  lie: Lie,
  filter: { readonly fromBlock: string; readonly toBlock: string },
): RawLog[] {
  switch (lie.kind) {
    case "drop":
      return logs.filter((log) => !lie.places.includes(placeOf(log)));
    case "repeat":
      return logs.flatMap((log) => (placeOf(log) === lie.place ? [log, log] : [log]));
    case "swap": {
      const first = logs.find((log) => placeOf(log) === lie.first);
      const second = logs.find((log) => placeOf(log) === lie.second);
      if (!first || !second) return logs;
      return logs.map((log) => (log === first ? second : log === second ? first : log));
    }
    case "alter":
      return logs
        .map((log) => (placeOf(log) === lie.place ? { ...log, ...lie.log } : log))
        .toSorted(byPlace);
    case "add": {
      const added = lie.logs.filter(
        ({ blockNumber }) =>
          Number(blockNumber) >= Number(filter.fromBlock) &&
          Number(blockNumber) <= Number(filter.toBlock),
      );
      return [...logs, ...added].toSorted(byPlace);
    }
    default:
      return logs;
  }
}

function byPlace(a: RawLog, b: RawLog): number {
  return Number(a.blockNumber) - Number(b.blockNumber) || Number(a.logIndex) - Number(b.logIndex);
}

function edited(result: unknown, edit: AnswerEdit, at: number): unknown {
  if (edit === "flip") return flipped(String(result), at);
  if (typeof result !== "object" || result === null) return result;
  const whole = result as Record<string, unknown>;
  switch (edit) {
    case "empty-proof":
      return { ...whole, storageProof: proofsOf(whole).map((one) => ({ ...one, proof: [] })) };
    case "alter-proof":
      return {
        ...whole,
        storageProof: proofsOf(whole).map((one) => ({
          ...one,
          proof: one.proof.map((node) => flipped(node, node.length - 1)),
        })),
      };
    case "receipt": {
      const logs = whole.logs as RawLog[];
      return { ...whole, logs: logs.map((log) => ({ ...log, data: flipped(log.data, 65) })) };
    }
    case "signature": {
      const transactions = whole.transactions as unknown[];
      return { ...whole, transactions: transactions.map(otherSignature) };
    }
    default:
      return result;
  }
}

function otherSignature(transaction: unknown): unknown {
  if (typeof transaction !== "object" || transaction === null) return transaction;
  const { r } = transaction as { readonly r?: string };
  return r === undefined ? transaction : { ...transaction, r: flipped(r, r.length - 1) };
}

function proofsOf(answer: Record<string, unknown>) {
  return answer.storageProof as { readonly key: string; readonly proof: readonly string[] }[];
}

/** With one hexadecimal digit changed. */
function flipped(hex: string, at: number): string {
  const digit = (Number.parseInt(hex[at] ?? "0", 16) ^ 1).toString(16);
  return hex.slice(0, at) + digit + hex.slice(at + 1);
}

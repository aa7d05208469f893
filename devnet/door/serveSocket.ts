import type { WebSocket } from "ws";
import type { LocalChain } from "../node/LocalChain.ts";
import { RpcFault, rpcCode } from "../RpcFault.ts";
import { answerRpc, type RpcCall } from "./answerRpc.ts";
import type { Caller } from "./callerOf.ts";
import type { Dispatcher } from "./Dispatcher.ts";
import { answerMostMs } from "./serveHttp.ts";
import { timeLimit } from "./timeLimit.ts";

/** What a client may leave unread before it is cut off. */
const unreadBytesMost = 16 * 1024 * 1024;
const callsAtOnceMost = 1000;
const subscriptionsMost = 32;

/** Answers one WebSocket of a caller who was let in, and sends it what it subscribed to. */
export function serveSocket(
  socket: WebSocket,
  caller: Caller,
  dispatcher: Dispatcher,
  chain: LocalChain,
): void {
  const gone = new AbortController();
  const subscriptions = new Set<string>();
  let section: string | null = null;
  let running = 0;

  const send = (text: string) => {
    if (text === "" || socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > unreadBytesMost) return socket.terminate();
    socket.send(text);
  };

  const subscribe = async (params: readonly unknown[]) => {
    if (subscriptions.size >= subscriptionsMost) {
      throw new RpcFault(
        rpcCode.limit,
        `a connection has at most ${subscriptionsMost} subscriptions`,
      );
    }
    const id = String(await chain.read("eth_subscribe", params));
    subscriptions.add(id);
    chain.notices.listen(id, (result) => {
      const params = { subscription: id, result };
      send(JSON.stringify({ jsonrpc: "2.0", method: "eth_subscription", params }));
    });
    if (gone.signal.aborted) await unsubscribe(id);
    return id;
  };

  const unsubscribe = async (id: string) => {
    if (!subscriptions.delete(id)) return false;
    chain.notices.forget(id);
    return chain.read("eth_unsubscribe", [id]);
  };

  const dispatch = async (call: RpcCall) => {
    if (call.method === "eth_subscribe") return subscribe(call.params);
    if (call.method === "eth_unsubscribe") return unsubscribe(String(call.params[0]));
    const limit = timeLimit(answerMostMs);
    const abort = () => limit.abort(gone.signal.reason);
    gone.signal.addEventListener("abort", abort, { once: true });
    const context = { ...caller, section, signal: limit.signal, holder: gone.signal };
    if (call.method === "medaudit_commit" || call.method === "medaudit_rollback") section = null;
    try {
      const result = await dispatcher.call(call, context);
      if (call.method === "medaudit_begin") section = result as string;
      return result;
    } finally {
      limit.done();
      gone.signal.removeEventListener("abort", abort);
    }
  };

  socket.on("message", async (data, isBinary) => {
    if (isBinary || running >= callsAtOnceMost) return socket.close(1008, "too much at once");
    running += 1;
    send(await answerRpc(data.toString(), dispatch));
    running -= 1;
  });
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    gone.abort(new Error("the caller is gone"));
    for (const id of subscriptions) void unsubscribe(id).catch(() => false);
  });
}

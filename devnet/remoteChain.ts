import { Rpc } from "../chain/Rpc.ts";
import type { Hex } from "../core/log/Hex.ts";
import type {
  ChainWriter,
  DevnetChain,
  MinedTransaction,
  Section,
  SetTimeOptions,
} from "./DevnetChain.ts";
import { controlHeader } from "./door/callerOf.ts";
import { RpcSocket } from "./RpcSocket.ts";
import { withRemoteFaults } from "./remoteFault.ts";
import type { SessionFile } from "./session/SessionFile.ts";

type Request = (method: string, params?: readonly unknown[]) => Promise<unknown>;

/** A method's answer may wait for another's section, which lasts a minute at most. */
const answerMostMs = 95_000;

function writerOf(request: Request): ChainWriter {
  return {
    request,
    sendBatch: (raws: readonly Hex[]) =>
      request("medaudit_sendBatch", [raws]) as Promise<MinedTransaction[]>,
    async setTime(seconds: number | null, options: SetTimeOptions = {}) {
      await request("medaudit_setTime", [seconds, options.frozen ?? false]);
    },
  };
}

/** The chain of a running session, from another process of the same user. */
export function remoteChain(session: SessionFile): DevnetChain {
  const headers = { [controlHeader]: session.controlToken };
  const rpc = new Rpc({ url: session.rpcUrl, headers, timeoutMs: answerMostMs });
  return {
    ...writerOf((method, params = []) => withRemoteFaults(rpc.request(method, params))),
    async begin(signal?: AbortSignal): Promise<Section> {
      signal?.throwIfAborted();
      const socket = await RpcSocket.open(session.wsUrl, headers);
      const give = () => socket.close();
      signal?.addEventListener("abort", give, { once: true });
      if (signal?.aborted) give();
      try {
        await socket.request("medaudit_begin");
      } catch (error) {
        socket.close();
        signal?.throwIfAborted();
        throw error;
      } finally {
        signal?.removeEventListener("abort", give);
      }
      return remoteSection(socket);
    },
  };
}

function remoteSection(socket: RpcSocket): Section {
  let hasEnded = false;
  const end = async (method: string) => {
    hasEnded = true;
    await socket.request(method).finally(() => socket.close());
  };
  return {
    ...writerOf((method, params) => socket.request(method, params)),
    commit: () => end("medaudit_commit"),
    rollback: async () => {
      if (!hasEnded) await end("medaudit_rollback").catch(() => undefined);
    },
  };
}

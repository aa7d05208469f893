import { MedauditError } from "../core/errors/MedauditError.ts";

export type RpcFailure = "away" | "unauthorized" | "malformed" | "too-large" | "node" | "aborted";

const codes: Record<RpcFailure, string> = {
  away: "MA-NODE-AWAY",
  unauthorized: "MA-NODE-TOKEN",
  malformed: "MA-NODE-MALFORMED",
  "too-large": "MA-NODE-MALFORMED",
  node: "MA-NODE-ERROR",
  aborted: "MA-ABORTED",
};

const todos: Record<RpcFailure, string> = {
  away: "check that the session runs: medaudit up",
  unauthorized: "use the URL that session.json or the ready line gives, with its token",
  malformed: "check what answers at this address; it may not be an Ethereum node",
  "too-large": "check what answers at this address; it may not be an Ethereum node",
  node: "see the node's message and the session's devnet.log",
  aborted: "nothing: it was stopped on request",
};

/** A JSON-RPC call that did not give a result. */
export class RpcError extends MedauditError {
  override readonly name = "RpcError";
  readonly exitCode = 3;
  readonly failure: RpcFailure;
  /** The node's `error.data`: for a revert, the ABI-encoded custom error, wherever the node puts it. */
  readonly data: unknown;
  /** The node's `error.code`. */
  readonly rpcCode: unknown;

  constructor(
    failure: RpcFailure,
    happened: string,
    facts: { cause?: unknown; data?: unknown; code?: unknown } = {},
  ) {
    super({ code: codes[failure], happened, todo: todos[failure], cause: facts.cause });
    this.failure = failure;
    this.data = facts.data;
    this.rpcCode = facts.code;
  }
}

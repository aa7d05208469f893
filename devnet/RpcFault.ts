import { MedauditError } from "../core/errors/MedauditError.ts";

/** JSON-RPC 2.0, EIP-1474 and EIP-1193 error numbers that the door gives. */
export const rpcCode = {
  parse: -32700,
  invalidRequest: -32600,
  notFound: -32601,
  invalidParams: -32602,
  server: -32000,
  limit: -32005,
  reverted: 3,
} as const;

/** A JSON-RPC method that was refused or failed; what it says may be shown to whoever asked. */
export class RpcFault extends MedauditError {
  override readonly name: string = "RpcFault";
  readonly exitCode = 1;
  readonly rpcCode: number;
  /** `error.data`: for a revert the ABI-encoded error. */
  readonly data: unknown;

  constructor(number: number, happened: string, data?: unknown, code = "MA-RPC-FAULT") {
    super({ code, happened, todo: "correct the request, or see the session's devnet.log" });
    this.rpcCode = number;
    this.data = data;
  }
}

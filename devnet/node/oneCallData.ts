const callMethods = new Set(["eth_call", "eth_estimateGas", "eth_createAccessList"]);

/**
 * A call's data under one name: some tools (`cast`) send it as `data` and as `input`, which the node takes for a mistake.
 * Where the two differ, it is one, and the node may say so.
 */
export function oneCallData(method: string, params: readonly unknown[]): readonly unknown[] {
  const [call, ...rest] = params;
  if (!callMethods.has(method) || typeof call !== "object" || call === null) return params;
  const { data, input, ...others } = call as { data?: unknown; input?: unknown };
  if (data === undefined || data !== input) return params;
  return [{ ...others, data }, ...rest];
}

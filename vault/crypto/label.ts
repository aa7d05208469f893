/** Bytes that keep one use of a key or hash apart from every other. */
export function label(use: string): Uint8Array {
  return new Uint8Array(Buffer.from(`medaudit/v1 ${use}`, "utf8"));
}

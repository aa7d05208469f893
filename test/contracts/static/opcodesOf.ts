/** Opcodes of deployed code, without what they push and without the metadata at its end. */
export function opcodesOf(deployedBytecode: string): Set<number> {
  const bytes = Buffer.from(deployedBytecode.replace(/^0x/, ""), "hex");
  const metadataLength = bytes.readUInt16BE(bytes.length - 2) + 2;
  const code = bytes.subarray(0, bytes.length - metadataLength);
  const found = new Set<number>();
  for (let at = 0; at < code.length; at++) {
    const opcode = code[at] ?? 0;
    found.add(opcode);
    const isPush = opcode >= 0x60 && opcode <= 0x7f;
    if (isPush) at += opcode - 0x5f;
  }
  return found;
}

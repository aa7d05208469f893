import { decodeHeader, type EnvelopeHeader } from "./EnvelopeHeader.ts";

/** "MAE1": medaudit envelope, version 1. */
const magic = Buffer.from("MAE1", "ascii");
const prefixBytes = 8;
const headerMostBytes = 4096;

/** Magic (4 bytes), the header's length (4, big-endian), the header, the ciphertext with its tag. */
export function encodeEnvelope(header: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  const prefix = Buffer.alloc(prefixBytes);
  magic.copy(prefix);
  prefix.writeUInt32BE(header.byteLength, 4);
  return new Uint8Array(Buffer.concat([prefix, header, ciphertext]));
}

export interface DecodedEnvelope {
  readonly header: EnvelopeHeader;
  /** As they stand in the envelope: the ciphertext's associated data. */
  readonly headerBytes: Uint8Array;
  /** With its tag. */
  readonly ciphertext: Uint8Array;
}

/** @returns null where the bytes are no envelope */
export function decodeEnvelope(bytes: Uint8Array): DecodedEnvelope | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < prefixBytes || !view.subarray(0, 4).equals(magic)) return null;
  const headerLength = view.readUInt32BE(4);
  if (headerLength > headerMostBytes || prefixBytes + headerLength > view.byteLength) return null;
  const headerBytes = bytes.subarray(prefixBytes, prefixBytes + headerLength);
  const header = decodeHeader(headerBytes);
  if (header === null) return null;
  return { header, headerBytes, ciphertext: bytes.subarray(prefixBytes + headerLength) };
}

import type { Hex } from "../../core/log/Hex.ts";

export interface Puppet {
  /** Written as they are. */
  readonly slots: readonly (readonly [slot: bigint, word: bigint])[];
  /** Emitted as they are, before the entry. */
  readonly logs: readonly RawEvent[];
  readonly entry: RawEvent;
  /** What the entry's head is the hash of. */
  readonly headWords: Uint8Array;
  readonly headSlot: bigint;
  /** Against the block's time. */
  readonly secondsLate: number;
}

export interface RawEvent {
  readonly topics: readonly string[];
  readonly data: string;
}

const wordBytes = 32;
/** Which of the words that are hashed is `recordedAt` (`core/log/headOf.ts`). */
const timeInWords = 14 * wordBytes;
/** Which of the event's words are `recordedAt` and `head` (`ILog.AuditLog`, without what is indexed). */
const timeInEvent = 8 * wordBytes;
const headInEvent = 10 * wordBytes;

/**
 * The code of a contract without rules: whatever it is called with, it writes these slots and leaves this entry, with the
 * block's time and the head that follows from it. (Opcodes: Ethereum Yellow Paper, appendix H.)
 */
export function puppetCode(puppet: Puppet): Hex {
  const blobs = [
    Buffer.from(puppet.headWords),
    ...[...puppet.logs, puppet.entry].map(({ data }) => Buffer.from(data.slice(2), "hex")),
  ];
  // Data follows the program; its length doesn't depend on where that is.
  const length = program(puppet, blobs, 0).length;
  return `0x${Buffer.concat([program(puppet, blobs, length), ...blobs]).toString("hex")}`;
}

function program(puppet: Puppet, blobs: readonly Buffer[], dataStart: number): Buffer {
  const dataBytes = blobs.reduce((sum, blob) => sum + blob.byteLength, 0);
  const starts = blobs.map((_, place) =>
    blobs.slice(0, place).reduce((sum, blob) => sum + blob.byteLength, 0),
  );
  const entryStart = starts.at(-1) ?? 0;
  const code: Buffer[] = [];
  const op = (byte: number) => code.push(Buffer.of(byte));
  // CODECOPY of all data to memory from 0 on
  code.push(push(dataBytes), push(dataStart), push(0));
  op(0x39);
  // TIMESTAMP ADD, kept twice: MSTORE into the words to hash, MSTORE into the event
  op(0x42);
  code.push(push(BigInt.asUintN(256, BigInt(puppet.secondsLate))));
  op(0x01);
  op(0x80);
  code.push(push(timeInWords));
  op(0x52);
  code.push(push(entryStart + timeInEvent));
  op(0x52);
  // KECCAK256, kept twice: MSTORE into the event, SSTORE
  code.push(push(puppet.headWords.byteLength), push(0));
  op(0x20);
  op(0x80);
  code.push(push(entryStart + headInEvent));
  op(0x52);
  code.push(push(puppet.headSlot));
  op(0x55);
  for (const [slot, word] of puppet.slots) {
    code.push(push(word), push(slot));
    op(0x55);
  }
  for (const [place, { topics }] of [...puppet.logs, puppet.entry].entries()) {
    for (const topic of topics.toReversed()) code.push(push(BigInt(topic)));
    code.push(push(blobs[place + 1]?.byteLength ?? 0), push(starts[place + 1] ?? 0));
    // LOG0 … LOG4
    op(0xa0 + topics.length);
  }
  // STOP
  op(0x00);
  return Buffer.concat(code);
}

/** PUSH32, whatever the value: so the program's length is known beforehand. */
function push(value: bigint | number): Buffer {
  return Buffer.from(`7f${value.toString(16).padStart(2 * wordBytes, "0")}`, "hex");
}

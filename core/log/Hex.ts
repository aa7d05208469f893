/** `0x` and hexadecimal digits. */
export type Hex = `0x${string}`;

/** 20 bytes, in EIP-55 mixed case wherever it leaves the program. */
export type Address = Hex;

/** 32 bytes, lower case. */
export type Hash = Hex;

export const zeroAddress: Address = "0x0000000000000000000000000000000000000000";
export const zeroHash: Hash = `0x${"0".repeat(64)}`;

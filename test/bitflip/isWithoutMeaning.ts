/**
 * What a node says beside what counts: part of nothing that a hash commits to, and read by no tally. Changing it changes
 * nothing.
 */
const patterns: readonly RegExp[] = [
  // Where the store knows of every version, it doesn't matter when it was asked.
  /^eth_blockNumber: /,
  // Of a block count its header and, if deep, its transactions.
  /^eth_getBlockByNumber( latest)?: (size|totalDifficulty|uncles|withdrawals)/,
  // Which block is the newest is told by its header.
  /^eth_getBlockByNumber latest: transactions/,
  // Of a transaction counts what was signed; who sent it is recovered.
  /^eth_getBlockByNumber: transactions\.\[\]\.(from|v|gasPrice)$/,
  // Other entries' transactions, and all of them where only the header counts.
  /^eth_getBlockByNumber: transactions\.\[\]$/,
  // What follows from the rest of a receipt, or is neither part of it nor read.
  /^eth_getTransactionReceipt: (from|to|gasUsed|effectiveGasPrice|contractAddress|blobGasPrice|blobGasUsed|root)$/,
];

export function isWithoutMeaning(field: string): boolean {
  return patterns.some((pattern) => pattern.test(field));
}

/**
 * What a node says beside what counts: repeated elsewhere, or not part of what a hash commits to. Nothing of it is read by a
 * tally, so that changing it changes nothing.
 */
const patterns: readonly RegExp[] = [
  // The vault was asked at this block; a lower one only makes the tally more careful.
  /^eth_blockNumber: /,
  /^eth_getBlockByNumber: (size|totalDifficulty|uncles|withdrawals)/,
  // Of a transaction counts what was signed; who sent it is recovered, where it stands is its place in the list.
  /^eth_getBlockByNumber: transactions\.\[\]\.(hash|from|blockHash|blockNumber|transactionIndex|v|gasPrice)$/,
  // For shallow checks of the blocks back to a checkpoint only headers count.
  /^eth_getBlockByNumber: transactions\.\[\]$/,
  // Of a log counts where it says that it stands, and what it says.
  /^eth_getLogs: \[\]\.(blockHash|transactionIndex|blockTimestamp)$/,
  // What the receipts root commits to is type, status, cumulative gas, bloom, and the logs' address, topics and data.
  /^eth_getTransactionReceipt: (from|to|blockHash|blockNumber|transactionHash|transactionIndex|gasUsed|effectiveGasPrice|contractAddress|blobGasPrice|blobGasUsed|root)$/,
  /^eth_getTransactionReceipt: logs\.\[\]\.(blockHash|blockNumber|transactionHash|transactionIndex|logIndex|blockTimestamp)$/,
  // Said beside the proof, which alone counts.
  /^eth_getProof: (address|balance|codeHash|nonce|storageHash)$/,
  /^eth_getProof: storageProof\.\[\]\.value$/,
];

export function isWithoutMeaning(field: string): boolean {
  return patterns.some((pattern) => pattern.test(field));
}

import type { Change } from "./changesOf.ts";

/** Other spellings of the same, and words that nobody needs: with the reason why each changes nothing. */
const same: readonly {
  readonly field: RegExp;
  readonly edit: RegExp;
  readonly why: string;
  readonly plain?: true;
}[] = [
  {
    field: /./,
    edit: /^prototype keys$/,
    why: "members of other names are not read, and pollute nothing",
  },
  {
    field:
      /^eth_getLogs: \[\]\.(removed|blockHash|blockTimestamp|transactionIndex)$|^eth_getTransactionReceipt: .*(blockHash|blockNumber|blockTimestamp|transactionHash|transactionIndex|logIndex|removed)$|^eth_getBlockByNumber: transactions\.\[\]\.(blockHash|blockNumber|transactionIndex)$/,
    edit: /^dropped$/,
    why: "where something stands is held against its block where a node says it; it needn't",
  },
  {
    field: /^eth_getProof: (accountProof|storageProof|storageProof\.\[\]\.proof)$/,
    edit: /^(its last twice|its first at the end too|reversed)$/,
    why: "a proof's nodes are looked up by their hash, its slots by their key",
  },
  {
    field: /^eth_getBlockByNumber: transactions$/,
    edit: /^(its last twice|its first at the end too|a null at its end)$/,
    why: "without --deep the list is the node's word, and what counts is that an entry's transaction is in it",
  },
  {
    field: /^eth_getLogs: \[\]\.logIndex$|^eth_getProof: (balance|storageProof\.\[\]\.value)$/,
    edit: /^(twice|one digit longer|2 MB long)$/,
    why: "zero, written with more digits",
  },
  {
    field:
      /^eth_getBlockByNumber: transactions\.\[\]\.(nonce|value|maxFeePerGas|maxPriorityFeePerGas|accessList|to|v|yParity|chainId|type|gas)$/,
    edit: /^(null|empty|negative|2 MB long|one digit longer|twice|dropped|an empty object|an empty list)$/,
    why: "nothing at all, or zero, written in another way: it serialises to the same transaction",
  },
  {
    field: /^eth_getLogs: \[\]\.logIndex$/,
    edit: /digit|exchanged/,
    plain: true,
    why: "without --deep a log's number is the node's word; where it stands alone in its block it orders nothing",
  },
];

/** @param deep whether the tally was */
export function saysTheSame({ field, edit }: Change, deep: boolean): boolean {
  return same.some(
    (one) => one.field.test(field) && one.edit.test(edit) && !(one.plain === true && deep),
  );
}

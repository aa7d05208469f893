/** A record's state after an entry; the place is the number in the contract's `Status`. */
export const statuses = ["none", "active", "amended", "deleted"] as const;

export type Status = (typeof statuses)[number];

/** What a consent can allow; the place is the bit in the contract's permissions. */
export const permissions = ["view", "copy", "print", "create", "amend", "delete", "audit"] as const;

export type Permission = (typeof permissions)[number];

export function permissionBits(set: Iterable<Permission>): number {
  let bits = 0;
  for (const permission of set) bits |= 1 << permissions.indexOf(permission);
  return bits;
}

export function permissionsOf(bits: number): Permission[] {
  return permissions.filter((_, bit) => (bits & (1 << bit)) !== 0);
}

/** The place is the number in the contract's `Role`. */
export const roles = ["none", "patient", "doctor", "auditor", "registrar"] as const;

export type Role = (typeof roles)[number];

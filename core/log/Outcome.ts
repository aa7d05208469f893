export const outcomes = ["success", "denied"] as const;

export type Outcome = (typeof outcomes)[number];

/** What every error that a user meets tells: a stable code (explained in docs/errors.md), what happened, what to do. */
export interface ErrorFacts {
  readonly code: string;
  /** One line, without a full stop. */
  readonly happened: string;
  /** One line, imperative, without a full stop. */
  readonly todo: string;
  readonly cause?: unknown;
}

/**
 * The base of all errors that are expected. One subclass a kind; the code tells one error of a kind from another.
 * `exitCode`: 1 refused or failed, 2 bad usage or input, 3 not known (no session, node away).
 */
export abstract class MedauditError extends Error {
  abstract override readonly name: string;
  abstract readonly exitCode: 1 | 2 | 3;
  readonly code: string;
  readonly happened: string;
  readonly todo: string;

  constructor(facts: ErrorFacts) {
    super(`${facts.happened} [${facts.code}]`, { cause: facts.cause });
    this.code = facts.code;
    this.happened = facts.happened;
    this.todo = facts.todo;
  }
}

/** The set-up can't go on; the message is one sentence for the user. */
export class SetupError extends Error {
  name = "SetupError";
}

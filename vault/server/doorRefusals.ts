/** What the vault's door answers before anything behind it is asked. */
export const doorRefusals = {
  "MA-VAULT-HOST": {
    status: 403,
    happened: "the request is addressed to another host",
    todo: "use the address that session.json gives",
  },
  "MA-VAULT-ORIGIN": {
    status: 403,
    happened: "web pages are not answered",
    todo: "use medaudit's own commands",
  },
  "MA-VAULT-TOKEN": {
    status: 401,
    happened: "the session's token is missing or wrong",
    todo: "use the address that session.json gives, with its token",
  },
  "MA-VAULT-ROUTE": {
    status: 404,
    happened: "the vault has no such address",
    todo: "see docs/vault.md",
  },
  "MA-VAULT-METHOD": {
    status: 405,
    happened: "the vault doesn't take this method here",
    todo: "see docs/vault.md",
  },
  "MA-VAULT-BODY": {
    status: 400,
    happened: "the request is not in the form that the vault takes",
    todo: "see docs/vault.md",
  },
  "MA-VAULT-TOO-LARGE": {
    status: 413,
    happened: "the request is too large",
    todo: "split the record: one version takes 16 MB at most",
  },
  "MA-VAULT-SLOW": {
    status: 408,
    happened: "the request took too long to arrive",
    todo: "try again",
  },
  "MA-VAULT-BUSY": {
    status: 429,
    happened: "too many requests at once",
    todo: "wait a second, then try again",
  },
  "MA-VAULT-FAULT": {
    status: 500,
    happened: "the vault failed",
    todo: "see the session's devnet.log",
  },
} as const;

export type DoorCode = keyof typeof doorRefusals;

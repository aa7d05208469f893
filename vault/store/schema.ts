/** "MedA": tells a vault's file from any other SQLite file. */
export const applicationId = 0x4d656441;

/** `PRAGMA user_version`. Files of other versions are refused: an older one had no seals, and could be anybody's. */
export const schemaVersion = 3;

/** docs/vault.md explains tables and columns. */
export const schema = `
CREATE TABLE vault (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE envelopes (
  id INTEGER PRIMARY KEY,
  commitment TEXT NOT NULL UNIQUE,
  patient TEXT NOT NULL,
  author TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('create', 'amend')),
  amends INTEGER NOT NULL,
  record_id INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL CHECK (state IN ('pending', 'claimed', 'deleted')),
  claimed_by TEXT,
  claimed_block INTEGER,
  stored_at INTEGER NOT NULL,
  size INTEGER NOT NULL,
  gate_share BLOB,
  row_seal BLOB,
  keys_seal BLOB,
  -- Last: to reach a column behind it, SQLite walks through all of its pages.
  envelope BLOB
) STRICT;
CREATE INDEX envelopes_by_place ON envelopes (record_id, version);
CREATE INDEX envelopes_pending ON envelopes (author) WHERE state = 'pending';

CREATE TABLE shares (
  envelope_id INTEGER NOT NULL REFERENCES envelopes (id) ON DELETE CASCADE,
  recipient TEXT NOT NULL,
  encryption_key TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (envelope_id, recipient)
) STRICT, WITHOUT ROWID;

CREATE TABLE releases (
  transaction_hash TEXT NOT NULL,
  log_index INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  actor TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  released_at INTEGER NOT NULL,
  receipt TEXT NOT NULL,
  row_seal BLOB,
  PRIMARY KEY (transaction_hash, log_index)
) STRICT;

CREATE TABLE deletions (
  record_id INTEGER NOT NULL,
  transaction_hash TEXT NOT NULL,
  purged INTEGER NOT NULL DEFAULT 0 CHECK (purged IN (0, 1)),
  PRIMARY KEY (record_id, transaction_hash)
) STRICT, WITHOUT ROWID;
`;

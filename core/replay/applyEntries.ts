import type { Entry, StreamId } from "../log/Entry.ts";
import type { Address } from "../log/Hex.ts";
import { decisionOn } from "./decide.ts";
import {
  type Appointment,
  type Consent,
  consentKey,
  type LedgerRecord,
  type LedgerState,
  type Participant,
  type StreamHead,
} from "./LedgerState.ts";

/**
 * The state after these entries, which follow those that made `state`. In the chain's order (block, log index), of any
 * streams. Takes entries at their word: whether they are to be believed is the tally's business.
 */
export function applyEntries(state: LedgerState, entries: readonly Entry[]): LedgerState {
  if (entries.length === 0) return state;
  const draft = draftOf(state);
  for (const entry of entries) applyEntry(draft, entry);
  return draft;
}

/** A state that {@link applyEntry} may change. */
export interface LedgerDraft extends LedgerState {
  readonly participants: Map<Address, Participant>;
  readonly consents: Map<string, Consent>;
  readonly appointments: Map<number, Appointment>;
  readonly records: Map<number, LedgerRecord>;
  readonly reports: Map<string, { readonly version: number; readonly grantedSeq: number }>;
  readonly streams: Map<StreamId, StreamHead>;
}

export function draftOf(state: LedgerState): LedgerDraft {
  return {
    participants: new Map(state.participants),
    consents: new Map(state.consents),
    appointments: new Map(state.appointments),
    records: new Map(state.records),
    reports: new Map(state.reports),
    streams: new Map(state.streams),
  };
}

/** Changes the draft in place, for long replays. */
export function applyEntry(draft: LedgerDraft, entry: Entry): void {
  if (entry.outcome === "success") applySuccess(draft, entry);
  draft.streams.set(entry.stream, { seq: entry.seq, head: entry.head });
}

function applySuccess(draft: LedgerDraft, entry: Entry): void {
  applyDetail(draft, entry);
  if (entry.action === "create") addRecord(draft, entry);
  else if (entry.action === "amend") addVersion(draft, entry);
  else if (entry.action === "delete") endRecord(draft, entry);
}

function applyDetail(draft: LedgerDraft, entry: Entry): void {
  const detail = entry.detail;
  switch (detail?.kind) {
    case "participant": {
      const { account: address, role, suspended, encryptionKey } = detail;
      draft.participants.set(address, { address, role, suspended, encryptionKey });
      return;
    }
    case "consent": {
      const key = consentKey(detail.patient, detail.grantee, detail.recordId);
      if (!detail.active) draft.consents.delete(key);
      else {
        const { patient, grantee, recordId, permissions } = detail;
        const { validFromSeconds, validUntilSeconds } = detail;
        draft.consents.set(key, {
          patient,
          grantee,
          recordId,
          permissions,
          validFromSeconds,
          validUntilSeconds,
          grantedSeq: entry.seq,
        });
      }
      return;
    }
    case "appointment": {
      const { kind: _, exact: __, ...appointment } = detail;
      draft.appointments.set(detail.appointmentId, appointment);
      return;
    }
    case "mismatch": {
      const { grantedSeq } = decisionOn(draft, {
        actor: entry.actor,
        action: entry.action,
        patient: entry.patient,
        recordId: entry.recordId,
        atSeconds: entry.recordedAtSeconds,
      });
      draft.reports.set(`${detail.recordId}:${detail.auditor}`, {
        version: detail.version,
        grantedSeq,
      });
    }
  }
}

function addRecord(draft: LedgerDraft, entry: Entry): void {
  draft.records.set(entry.recordId, {
    recordId: entry.recordId,
    patient: entry.patient,
    status: entry.status,
    version: entry.version,
    versions: [versionOf(entry)],
  });
}

function addVersion(draft: LedgerDraft, entry: Entry): void {
  const record = draft.records.get(entry.recordId);
  if (!record) return;
  draft.records.set(entry.recordId, {
    ...record,
    status: entry.status,
    version: entry.version,
    versions: [...record.versions, versionOf(entry)],
  });
}

function endRecord(draft: LedgerDraft, entry: Entry): void {
  const record = draft.records.get(entry.recordId);
  if (record) draft.records.set(entry.recordId, { ...record, status: entry.status });
}

function versionOf(entry: Entry) {
  return {
    version: entry.version,
    commitment: entry.commitment,
    author: entry.actor,
    recordedAtSeconds: entry.recordedAtSeconds,
    seq: entry.seq,
  };
}

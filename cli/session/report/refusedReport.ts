import { RefusedError } from "../../../core/errors/RefusedError.ts";

/** Every way in which a saved report is not to be believed. */
const refusals = {
  "MA-REPORT-SIGNATURE": {
    happened: "the report's signature is not its auditor's over this report and session",
    todo: "ask its auditor for the file as it was saved",
  },
  "MA-REPORT-RECORDS": {
    happened: "the report's verdicts are not those of its records",
    todo: "ask its auditor for the file as it was saved",
  },
  "MA-REPORT-BLOCK": {
    happened: "the report's block is not the one that its evidence is about",
    todo: "ask its auditor for the file as it was saved",
  },
  "MA-REPORT-PROOF": {
    happened: "the report's storage proofs don't hold",
    todo: "ask its auditor for the file as it was saved",
  },
  "MA-REPORT-LOG": {
    happened: "the report's entries are not a whole log",
    todo: "ask its auditor for the file as it was saved",
  },
  "MA-REPORT-RECEIPTS": {
    happened: "the report's entries are not those of its blocks and receipts",
    todo: "ask its auditor for the file as it was saved",
  },
  "MA-REPORT-CHECKPOINT": {
    happened: "the report doesn't extend its checkpoints",
    todo: "ask its auditor for the file as it was saved",
  },
  "MA-REPORT-INCOMPLETE": {
    happened: "the report lacks what its verdicts rest on",
    todo: "ask its auditor for the file as it was saved",
  },
  "MA-REPORT-SURPLUS": {
    happened: "the report holds what its verdicts don't rest on",
    todo: "ask its auditor for the file as it was saved",
  },
  "MA-REPORT-VERDICT": {
    happened: "the report's evidence gives another verdict or other findings",
    todo: "ask its auditor for the file as it was saved",
  },
} as const;

const detailLengthMost = 300;

export type ReportRefusal = keyof typeof refusals;

/** @param detail what in particular */
export function refusedReport(code: ReportRefusal, detail?: string): RefusedError {
  const { happened, todo } = refusals[code];
  return new RefusedError({
    code,
    happened: detail ? `${happened}: ${detail.slice(0, detailLengthMost)}` : happened,
    todo,
  });
}

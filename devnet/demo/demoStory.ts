import type { Permission } from "../../core/log/Permission.ts";
import type { DemoScene } from "./DemoStep.ts";

const all: readonly Permission[] = ["view", "copy", "print", "create", "amend", "delete"];

/**
 * Six weeks of two charts, ending yesterday: consents of both scopes, some of them ended; a suspension that ends;
 * appointments in each state; records in each status; refusals for each reason that a doctor or an auditor meets.
 * Appointments are numbered by their booking, from 1.
 */
export const demoStory: readonly DemoScene[] = [
  {
    at: [-42, "09:00"],
    steps: [
      { as: "registry", act: { action: "credential", who: "chen" } },
      { as: "registry", act: { action: "credential", who: "novak" } },
      { as: "registry", act: { action: "credential", who: "lind" } },
      { as: "registry", act: { action: "credential", who: "sato" } },
      { as: "garcia", act: { action: "register" } },
      { as: "okafor", act: { action: "register" } },
      { as: "garcia", act: { action: "grant", to: "chen", permissions: all } },
      { as: "garcia", act: { action: "grant", to: "lind", permissions: ["audit"] } },
      { as: "okafor", act: { action: "grant", to: "novak", permissions: all } },
      { as: "okafor", act: { action: "grant", to: "sato", permissions: ["audit"] } },
      { as: "garcia", act: { action: "book", doctor: "chen", startsAt: [-39, "09:30"] } },
      { as: "okafor", act: { action: "book", doctor: "novak", startsAt: [-39, "09:30"] } },
    ],
  },
  {
    at: [-39, "10:00"],
    steps: [
      { as: "chen", act: { action: "create", patient: "garcia", record: "garciaSummary" } },
      { as: "chen", act: { action: "create", patient: "garcia", record: "garciaCheckUp" } },
      { as: "chen", act: { action: "fulfil", appointment: 1, record: "garciaCheckUp" } },
      { as: "novak", act: { action: "create", patient: "okafor", record: "okaforSummary" } },
      { as: "novak", act: { action: "create", patient: "okafor", record: "okaforDiabetes" } },
      { as: "novak", act: { action: "fulfil", appointment: 2, record: "okaforDiabetes" } },
      { as: "garcia", act: { action: "print", record: "garciaCheckUp" } },
    ],
  },
  {
    at: [-37, "15:20"],
    steps: [
      {
        as: "novak",
        act: { action: "view", record: "garciaCheckUp" },
        refused: "no-consent",
      },
      {
        as: "garcia",
        act: { action: "grant", to: "novak", permissions: ["view", "copy"], until: [-12, "00:00"] },
      },
      { as: "garcia", act: { action: "book", doctor: "novak", startsAt: [-30, "15:00"] } },
    ],
  },
  {
    at: [-36, "08:40"],
    steps: [{ as: "novak", act: { action: "copy", record: "garciaCheckUp" } }],
  },
  {
    at: [-34, "16:05"],
    steps: [
      { as: "chen", act: { action: "amend", record: "garciaCheckUp" } },
      { as: "registry", act: { action: "suspend", who: "novak" } },
    ],
  },
  {
    at: [-33, "09:15"],
    steps: [
      { as: "novak", act: { action: "view", record: "okaforDiabetes" }, refused: "suspended" },
      { as: "novak", act: { action: "print", record: "garciaCheckUp" }, refused: "suspended" },
    ],
  },
  {
    at: [-30, "15:30"],
    steps: [
      { as: "registry", act: { action: "credential", who: "novak" } },
      { as: "novak", act: { action: "noshow", appointment: 3 } },
      { as: "okafor", act: { action: "book", doctor: "novak", startsAt: [-24, "11:00"] } },
    ],
  },
  {
    at: [-28, "13:00"],
    steps: [
      { as: "lind", act: { action: "query", record: "garciaCheckUp" } },
      { as: "lind", act: { action: "view", record: "garciaCheckUp" }, refused: "not-reported" },
      { as: "garcia", act: { action: "book", doctor: "chen", startsAt: [-14, "10:00"] } },
    ],
  },
  {
    at: [-24, "11:40"],
    steps: [
      { as: "novak", act: { action: "create", patient: "okafor", record: "okaforFoot" } },
      { as: "novak", act: { action: "amend", record: "okaforDiabetes" } },
      { as: "novak", act: { action: "fulfil", appointment: 4, record: "okaforFoot" } },
      { as: "chen", act: { action: "create", patient: "garcia", record: "garciaCounselling" } },
      {
        as: "garcia",
        act: { action: "grant", to: "novak", record: "garciaCounselling", permissions: [] },
      },
    ],
  },
  {
    at: [-23, "17:30"],
    steps: [
      {
        as: "novak",
        act: { action: "view", record: "garciaCounselling" },
        refused: "not-permitted",
      },
      { as: "chen", act: { action: "create", patient: "garcia", record: "garciaMistaken" } },
      { as: "chen", act: { action: "view", record: "okaforDiabetes" }, refused: "no-consent" },
      {
        as: "okafor",
        act: {
          action: "grant",
          to: "chen",
          record: "okaforDiabetes",
          permissions: ["view"],
          until: [-6, "00:00"],
        },
      },
      { as: "okafor", act: { action: "book", doctor: "novak", startsAt: [-16, "08:30"] } },
    ],
  },
  {
    at: [-22, "09:05"],
    steps: [
      { as: "chen", act: { action: "delete", record: "garciaMistaken" } },
      { as: "chen", act: { action: "view", record: "okaforDiabetes" } },
      { as: "okafor", act: { action: "cancel", appointment: 6 } },
    ],
  },
  {
    at: [-14, "10:25"],
    steps: [
      { as: "chen", act: { action: "create", patient: "garcia", record: "garciaFollowUp" } },
      { as: "chen", act: { action: "fulfil", appointment: 5, record: "garciaFollowUp" } },
    ],
  },
  {
    at: [-11, "14:10"],
    steps: [
      { as: "novak", act: { action: "view", record: "garciaCheckUp" }, refused: "outside-period" },
      { as: "sato", act: { action: "query", record: "garciaCheckUp" }, refused: "no-consent" },
      { as: "sato", act: { action: "query", record: "okaforFoot" } },
    ],
  },
  {
    at: [-8, "11:00"],
    steps: [
      { as: "novak", act: { action: "amend", record: "okaforDiabetes" } },
      { as: "okafor", act: { action: "book", doctor: "novak", startsAt: [5, "09:00"] } },
      { as: "garcia", act: { action: "book", doctor: "chen", startsAt: [3, "14:30"] } },
    ],
  },
  {
    at: [-4, "18:20"],
    steps: [
      { as: "garcia", act: { action: "reschedule", appointment: 8, startsAt: [6, "10:15"] } },
      { as: "okafor", act: { action: "revoke", from: "chen", record: "okaforDiabetes" } },
      { as: "chen", act: { action: "noshow", appointment: 7 }, refused: "not-named" },
      { as: "okafor", act: { action: "book", doctor: "chen", startsAt: [12, "08:00"] } },
    ],
  },
  {
    at: [-1, "16:45"],
    steps: [
      { as: "lind", act: { action: "query", record: "garciaCheckUp" } },
      { as: "sato", act: { action: "query", record: "okaforDiabetes" } },
    ],
  },
];

/** The record whose current version does not tally in the end: somebody edited the vault's file. */
export const tamperedRecord = "okaforDiabetes";

import type { RecordContent } from "../../core/record/RecordContent.ts";
import { demoSummary } from "./demoSummary.ts";
import { type DemoVisit, demoVisit } from "./demoVisit.ts";

// The demo's own charts: nobody's data, written for it. The names are those of the roster's personas.

type Content = (atSeconds: number) => RecordContent;

const garcia = { patient: "garcia", doctor: "chen" };
const okafor = { patient: "okafor", doctor: "novak" };

const checkUp: DemoVisit = {
  ...garcia,
  name: "garcia check-up",
  type: "Annual check-up",
  minutes: 30,
  note: "Feels well. Walks to work. Blood pressure above target twice.\nLipids sent to the laboratory.",
  findings: [
    { kind: "pressure", systolic: 148, diastolic: 92 },
    { kind: "value", text: "Body weight", value: 71.5, unit: "kg" },
    { kind: "value", text: "Heart rate", value: 74, unit: "/min" },
    { kind: "condition", text: "Essential hypertension" },
  ],
};

const diabetes: DemoVisit = {
  ...okafor,
  name: "okafor diabetes",
  type: "Diabetes review",
  reason: "Quarterly review",
  minutes: 25,
  note: "Checks sugar daily, values mostly below 8 mmol/L. HbA1c drawn.",
  findings: [
    { kind: "condition", text: "Type 2 diabetes mellitus" },
    { kind: "value", text: "Fasting glucose", value: 7.4, unit: "mmol/L" },
    { kind: "medication", text: "Metformin 500 mg", dose: "one tablet twice a day" },
  ],
};

const diabetesWithResult: DemoVisit = {
  ...diabetes,
  note: `${diabetes.note}\nResult: HbA1c 8.1 %. Dose to be raised.`,
  findings: [
    ...(diabetes.findings ?? []),
    { kind: "value", text: "Hemoglobin A1c", value: 8.1, unit: "%" },
  ],
};

/** For each version of a record its content, oldest first; the time is the visit's. */
export const demoContents = {
  garciaSummary: [
    () =>
      demoSummary({
        patient: "garcia",
        given: "Elena",
        family: "Garcia",
        gender: "female",
        birthDate: "1968-04-17",
        city: "Port Linden",
        allergies: ["Allergy to penicillin"],
        history: ["Seasonal allergic rhinitis"],
      }),
  ],
  garciaCheckUp: [
    (at) => demoVisit(checkUp, at),
    (at) =>
      demoVisit(
        {
          ...checkUp,
          note: `${checkUp.note}\nResult: LDL cholesterol 3.9 mmol/L. Diet first, control in a month.`,
          findings: [
            ...(checkUp.findings ?? []),
            { kind: "value", text: "LDL cholesterol", value: 3.9, unit: "mmol/L" },
          ],
        },
        at,
      ),
  ],
  garciaCounselling: [
    (at) =>
      demoVisit(
        {
          ...garcia,
          name: "garcia counselling",
          type: "Counselling",
          reason: "Trouble sleeping",
          minutes: 50,
          note: "Sleeps five hours since her brother's death. No medication wanted.\nSleep diary, next talk in three weeks.",
          findings: [{ kind: "condition", text: "Insomnia" }],
        },
        at,
      ),
  ],
  garciaMistaken: [
    (at) =>
      demoVisit(
        {
          ...garcia,
          name: "garcia mistaken",
          type: "Laboratory report",
          minutes: 5,
          note: "Entered in the wrong chart.",
          findings: [{ kind: "value", text: "Potassium", value: 5.9, unit: "mmol/L" }],
        },
        at,
      ),
  ],
  garciaFollowUp: [
    (at) =>
      demoVisit(
        {
          ...garcia,
          name: "garcia follow-up",
          type: "Blood pressure follow-up",
          minutes: 20,
          note: "Home readings around 142/88. Starts treatment.",
          findings: [
            { kind: "pressure", systolic: 142, diastolic: 88 },
            { kind: "medication", text: "Amlodipine 5 mg", dose: "one tablet in the morning" },
          ],
        },
        at,
      ),
  ],
  okaforSummary: [
    () =>
      demoSummary({
        patient: "okafor",
        given: "Samuel",
        family: "Okafor",
        gender: "male",
        birthDate: "1955-11-02",
        city: "Port Linden",
        allergies: ["Allergy to iodinated contrast"],
        history: ["Osteoarthritis of the knee"],
      }),
  ],
  okaforDiabetes: [
    (at) => demoVisit(diabetes, at),
    (at) => demoVisit(diabetesWithResult, at),
    (at) =>
      demoVisit(
        {
          ...diabetesWithResult,
          note: `${diabetesWithResult.note}\nRaised to 1000 mg in the evening, tolerated well.`,
        },
        at,
      ),
  ],
  okaforFoot: [
    (at) =>
      demoVisit(
        {
          ...okafor,
          name: "okafor foot",
          type: "Foot examination",
          minutes: 20,
          note: "Pulses present, monofilament felt at all points. No ulcer.",
          findings: [{ kind: "procedure", text: "Diabetic foot examination" }],
        },
        at,
      ),
  ],
} as const satisfies Record<string, readonly Content[]>;

export type DemoRecord = keyof typeof demoContents;

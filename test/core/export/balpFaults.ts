/**
 * What the validator can't know: the rules of IHE BALP 1.1.4 (profiles IHE.BasicAudit.*) for an AuditEvent, read from the
 * published profiles and not from the exporter.
 */

interface Coding {
  readonly system?: string;
  readonly code?: string;
}

interface Reference {
  readonly type?: string;
  readonly identifier?: { readonly system?: string; readonly value?: string };
  readonly display?: string;
}

interface Agent {
  readonly type?: { readonly coding?: readonly Coding[] };
  readonly who?: Reference;
  readonly requestor?: boolean;
  readonly network?: object;
  readonly media?: object;
  readonly role?: readonly object[];
  readonly purposeOfUse?: readonly { readonly coding?: readonly Coding[] }[];
}

export interface AuditEvent {
  readonly meta?: { readonly profile?: readonly string[] };
  readonly type?: Coding;
  readonly subtype?: readonly Coding[];
  readonly action?: string;
  readonly recorded?: string;
  readonly outcome?: string;
  readonly outcomeDesc?: string;
  readonly purposeOfEvent?: readonly { readonly coding?: readonly Coding[] }[];
  readonly agent?: readonly Agent[];
  readonly source?: { readonly observer?: Reference };
  readonly entity?: readonly {
    readonly what?: Reference;
    readonly type?: Coding;
    readonly role?: Coding;
  }[];
}

const dicom = "http://dicom.nema.org/resources/ontology/DCM#";
const participation = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType#";
const source = `${dicom}110153`;
const destination = `${dicom}110152`;
const authors = ["AUT", "INF", "CST"].map((code) => participation + code);

const patterns = {
  Create: { action: "C", rest: ["create"], client: source, server: destination, user: authors },
  Read: {
    action: "R",
    rest: ["read", "vread"],
    client: destination,
    server: source,
    user: [`${participation}IRCP`],
  },
  Update: {
    action: "U",
    rest: ["update", "patch"],
    client: source,
    server: destination,
    user: authors,
  },
  Delete: {
    action: "D",
    rest: ["delete"],
    client: `${dicom}110150`,
    server: "http://terminology.hl7.org/CodeSystem/provenance-participant-type#custodian",
    user: authors,
  },
};

const purposes = ["TREAT", "HPAYMT", "HOPERAT", "PATRQT", "PATADMIN", "HRESCH", "HSYSADMIN"];
const profile =
  /^https:\/\/profiles\.ihe\.net\/ITI\/BALP\/StructureDefinition\/IHE\.BasicAudit\.(Patient)?(\w+)$/;

/** @returns each rule that it breaks: those for every event, and those of the profile that it says it has */
export function balpFaults(event: AuditEvent): string[] {
  const { agent = [], entity = [], meta, outcome } = event;
  const codesOf = (one: Agent) => (one.type?.coding ?? []).map(name);
  const users = agent.filter(({ requestor }) => requestor === true);
  const rules: [string, boolean][] = [
    ["outcome", outcome !== undefined],
    ["why it was refused", outcome === "0" || Boolean(event.outcomeDesc)],
    ["recorded as an instant", instant.test(event.recorded ?? "")],
    ["a REST operation", name(event.type) === restType],
    ["one user who asked", users.length === 1 && isNamed(users[0]?.who)],
    ["agents that can act", agent.every(({ who }) => !who?.type || actors.includes(who.type))],
    ["the user's role", (users[0]?.role ?? []).length > 0],
    ["the user's purpose", isPurpose(users[0]?.purposeOfUse)],
    ["purpose of the event", isPurpose(event.purposeOfEvent)],
    ["an observer", isNamed(event.source?.observer)],
  ];
  for (const claimed of meta?.profile ?? []) {
    const [, ofPatient, kind] = profile.exec(claimed) ?? [];
    const pattern = patterns[kind as keyof typeof patterns];
    if (!pattern) return [`a profile of BALP: ${claimed}`];
    const rest = (event.subtype ?? []).map(name).filter((one) => one.startsWith(restSystem));
    const clients = agent.filter((one) => codesOf(one).includes(pattern.client));
    const servers = agent.filter((one) => codesOf(one).includes(pattern.server));
    const patients = entity.filter(({ type }) => name(type) === `${entityType}1`);
    const data = entity.filter(({ type }) => name(type) === `${entityType}2`);
    rules.push(
      ["a success", outcome === "0"],
      ["the action", event.action === pattern.action],
      [
        "one interaction",
        rest.length === 1 && pattern.rest.some((one) => rest[0] === restSystem + one),
      ],
      ["one client", clients.length === 1 && isMachine(clients[0])],
      ["one server", servers.length === 1 && isMachine(servers[0])],
      [
        "the user's part",
        pattern.user.some((code) => users.every((one) => codesOf(one).includes(code))),
      ],
      ["a user without network", users.every(({ network, media }) => !network && !media)],
      [
        "one object",
        data.length === 1 && isNamed(data[0]?.what) && /#(3|4|20)$/.test(name(data[0]?.role)),
      ],
      ["a patient where the profile says so", patients.length === (ofPatient ? 1 : 0)],
      [
        "the patient",
        patients.every(
          ({ what, role }) =>
            what?.type === "Patient" && isNamed(what) && name(role) === patientRole,
        ),
      ],
    );
  }
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
}

/** What AuditEvent.agent.who may refer to. */
const actors = [
  "PractitionerRole",
  "Practitioner",
  "Organization",
  "Device",
  "Patient",
  "RelatedPerson",
];
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const restType = "http://terminology.hl7.org/CodeSystem/audit-event-type#rest";
const restSystem = "http://hl7.org/fhir/restful-interaction#";
const entityType = "http://terminology.hl7.org/CodeSystem/audit-entity-type#";
const patientRole = "http://terminology.hl7.org/CodeSystem/object-role#1";
const actReason = "http://terminology.hl7.org/CodeSystem/v3-ActReason#";

function name(coding: Coding | undefined): string {
  return `${coding?.system}#${coding?.code}`;
}

function isNamed(who: Reference | undefined): boolean {
  return Boolean(who?.identifier?.value || who?.display);
}

function isMachine(agent: Agent | undefined): boolean {
  return isNamed(agent?.who) && agent?.network !== undefined && agent.media === undefined;
}

function isPurpose(concepts: Agent["purposeOfUse"]): boolean {
  const codes = (concepts ?? []).flatMap(({ coding = [] }) => coding.map(name));
  return (
    codes.length > 0 && codes.every((code) => purposes.some((one) => code === actReason + one))
  );
}

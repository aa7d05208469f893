import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEventBundle } from "../../../core/export/auditEventBundle.ts";
import { actions } from "../../../core/log/Action.ts";
import type { EntryJson } from "../../../core/log/entryJson.ts";
import { startWorld, type World } from "../../vault/world/startWorld.ts";
import { addressOf } from "../../vault/world/testPersonas.ts";
import { type AuditEvent, balpFaults } from "./balpFaults.ts";
import { everyAction } from "./everyAction.ts";
import { fhirFaults } from "./fhirFaults.ts";

interface Bundle {
  readonly entry?: readonly { readonly fullUrl: string; readonly resource: AuditEvent }[];
}

const balp = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

let world: World;
let log: EntryJson[];

beforeAll(async () => {
  world = await startWorld();
  log = await everyAction(world);
});
afterAll(() => world?.close());

/** As it stands in the file. */
function exported(entries: readonly EntryJson[]): Bundle {
  return JSON.parse(JSON.stringify(auditEventBundle(entries, world.chain)));
}

function eventsIn({ entry = [] }: Bundle): AuditEvent[] {
  return entry.map(({ resource }) => resource);
}

/** BALP's where it is FHIR. */
function faultsIn(bundle: Bundle): string[] {
  const faults = fhirFaults(bundle);
  return faults.length > 0 ? faults : eventsIn(bundle).flatMap(balpFaults);
}

function firstOf(action: string, outcome = "success"): EntryJson {
  return log.find((entry) => entry.action === action && entry.outcome === outcome) as EntryJson;
}

const refusable = [
  ...["fulfil", "noshow", "create", "view", "copy", "print", "amend", "delete", "query"],
  "report-mismatch",
];

describe("a log with every action and outcome, as AuditEvents", () => {
  test("has every action and outcome", () => {
    const found = (outcome: string) =>
      new Set(log.filter((entry) => entry.outcome === outcome).map(({ action }) => action));
    expect(found("success")).toEqual(new Set(actions));
    expect(found("denied")).toEqual(new Set(refusable));
  });

  test("is faultless to somebody else's FHIR validator and by IHE BALP", () => {
    const bundle = exported(log);
    expect(bundle.entry).toHaveLength(log.length);
    expect(faultsIn(bundle)).toEqual([]);
  });

  test.each([
    ["create", "PatientCreate"],
    ["view", "PatientRead"],
    ["copy", "PatientRead"],
    ["print", "PatientRead"],
    ["amend", "PatientUpdate"],
    ["delete", "PatientDelete"],
    ["register", "PatientCreate"],
    ["credential", "Create"],
    ["suspend", "Update"],
    ["book", "PatientCreate"],
    ["cancel", "PatientUpdate"],
    ["grant", "PatientCreate"],
    ["revoke", "PatientDelete"],
  ])("%s follows BALP's %s", (action, profile) => {
    const [event] = eventsIn(exported([firstOf(action)]));
    expect(event?.meta?.profile).toEqual([balp + profile]);
  });

  test("what was refused, and what BALP has no profile for, says that it has none", () => {
    const entries = [...refusable.map((action) => firstOf(action, "denied")), firstOf("query")];
    for (const event of eventsIn(exported(entries))) expect(event.meta).toBeUndefined();
  });

  test("says who, for whom, about what, how it ended and why it was refused", () => {
    const [seen, refused, given] = eventsIn(
      exported([firstOf("view"), firstOf("view", "denied"), firstOf("grant")]),
    );
    const identifiersIn = (event?: AuditEvent) =>
      event?.entity?.map(({ what }) => what?.identifier?.value);
    const { transactionHash } = firstOf("view");
    expect(seen?.agent?.[0]?.who?.identifier?.value).toBe(addressOf("chen"));
    expect(identifiersIn(seen)).toEqual([addressOf("anna"), "record:2", transactionHash]);
    expect(refused).toMatchObject({ outcome: "4", outcomeDesc: "view denied: no consent" });
    expect(identifiersIn(given)?.at(-1)).toBe(addressOf("chen"));
  });

  test("an entry has one id, the same in every export and no other's", () => {
    const all = exported(log).entry?.map(({ fullUrl }) => fullUrl);
    expect(new Set(all).size).toBe(log.length);
    expect(exported(log.slice(3, 4)).entry?.[0]?.fullUrl).toBe(all?.[3]);
    const chain = { ...world.chain, contract: addressOf("anna") };
    expect(auditEventBundle(log, chain).entry?.[3]?.fullUrl).not.toBe(all?.[3]);
    for (const url of all ?? []) expect(url).toMatch(uuid);
  });

  test("without entries is a Bundle without a list, since FHIR has no empty ones", () => {
    expect(exported([])).toEqual({ resourceType: "Bundle", type: "collection" });
  });

  test("a hostile node's time and message don't make it malformed", () => {
    const hostile = { recordedAt: "+123456-01-01T00:00:00.000Z", message: "\u001b[2J\u0000\u2028" };
    const bundle = exported([{ ...firstOf("view"), ...hostile }]);
    expect(JSON.stringify(bundle)).not.toMatch(/\\u00[01]/);
    expect(eventsIn(bundle)[0]).not.toHaveProperty("outcomeDesc");
    expect(fhirFaults(bundle)).toEqual(["AuditEvent.recorded: Missing property"]);
  });
});

const uuid = /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe("the same check refuses", () => {
  test.each<[what: string, place: string, value?: unknown]>([
    ["no outcome", "outcome"],
    ["an outcome that isn't one", "outcome", "5"],
    ["a failure under a profile for successes", "outcome", "4"],
    ["an action that isn't one", "action", "view"],
    ["another action than the interaction's", "action", "U"],
    ["no type", "type"],
    ["an unknown type", "type.code", "restful"],
    ["no interaction", "subtype.0"],
    ["an unknown interaction", "subtype.0.code", "look"],
    ["no time", "recorded"],
    ["a time that is none", "recorded", "yesterday"],
    ["no purpose", "purposeOfEvent"],
    ["a purpose that HL7 doesn't have", "purposeOfEvent.0.coding.0.code", "CURIOUS"],
    ["no agents", "agent", []],
    ["a single agent outside a list", "agent", { requestor: true }],
    ["nobody who asked", "agent.0.requestor", false],
    ["a requestor that is no boolean", "agent.0.requestor", "yes"],
    ["a user without a name", "agent.0.who"],
    ["a user without a role", "agent.0.role"],
    ["a user without a purpose", "agent.0.purposeOfUse"],
    ["an author where something was read", "agent.0.type.coding.0.code", "AUT"],
    ["a user with a network", "agent.0.network", { address: "10.0.0.1", type: "2" }],
    ["an actor that can't act", "agent.0.who.type", "Medication"],
    ["no client", "agent.1"],
    ["no server", "agent.2"],
    ["a server without a network", "agent.2.network"],
    ["a kind of network that isn't one", "agent.2.network.type", "9"],
    ["no source", "source"],
    ["no observer", "source.observer"],
    ["no patient", "entity.0"],
    ["a patient of another kind", "entity.0.what.type", "Group"],
    ["a patient in another role", "entity.0.role.code", "6"],
    ["no record", "entity.1"],
    ["a record in a query's role", "entity.1.role.code", "24"],
    ["another profile", "meta.profile.0", `${balp}PatientCreate`],
    ["an unknown profile", "meta.profile.0", `${balp}PatientGlance`],
    ["a member that FHIR doesn't have", "actor", "chen"],
  ])("%s", (_what, place, value) => {
    const bundle = exported([firstOf("view")]);
    expect(faultsIn(bundle)).toEqual([]);
    put(bundle, ["entry", "0", "resource", ...place.split(".")], value);
    expect(faultsIn(bundle)).not.toEqual([]);
  });
});

/** @param value what is to stand at the place; undefined takes away what does */
function put(target: object, [name = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) put((target as Record<string, object>)[name] as object, rest, value);
  else if (value !== undefined) Object.assign(target, { [name]: value });
  else if (Array.isArray(target)) target.splice(Number(name), 1);
  else Reflect.deleteProperty(target, name);
}

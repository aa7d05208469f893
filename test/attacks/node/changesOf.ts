import type { NodeAnswer } from "../../../core/report/AuditReport.ts";

type Path = readonly (string | number)[];
type Pick = <T>(all: readonly T[]) => T;

/** One thing that a node answers otherwise. */
export interface Change {
  /** `method: path`, with `[]` for any place in a list; of the newest block `method latest: path`. */
  readonly field: string;
  /** What is done to it. */
  readonly edit: string;
  readonly at: number;
  readonly path: Path;
  readonly value: unknown;
}

const absent = Symbol("absent");
const long = `0x${"0".repeat(2_000_000)}`;

/** Every change of every part of these answers. */
export function changesOf(answers: readonly NodeAnswer[]): Change[] {
  const changes: Change[] = [];
  for (const [at, { method, params, result }] of answers.entries()) {
    for (const { path, value } of partsOf(result)) {
      const field = fieldOf(method, params, path);
      for (const [edit, changed] of editsOf(value)) {
        changes.push({ field, edit, at, path, value: changed });
      }
      if (typeof path.at(-1) === "string") {
        changes.push({ field, edit: "dropped", at, path, value: absent });
      }
    }
  }
  return changes;
}

/** What stands at the same place of another answer, or in another item of the same list. */
export function exchangesOf(answers: readonly NodeAnswer[], pick: Pick): Change[] {
  const byField = new Map<string, Change[]>();
  for (const [at, { method, params, result }] of answers.entries()) {
    for (const { path, value } of partsOf(result)) {
      const field = fieldOf(method, params, path);
      const there = byField.get(field);
      const change = { field, edit: "exchanged", at, path, value };
      if (there) there.push(change);
      else byField.set(field, [change]);
    }
  }
  return [...byField.values()].flatMap((same) =>
    same.flatMap((one) => {
      const { value } = pick(same);
      return isSame(value, one.value) ? [] : [{ ...one, value }];
    }),
  );
}

export function changed(answers: readonly NodeAnswer[], { at, path, value }: Change): NodeAnswer[] {
  return answers.map((answer, place) =>
    place === at ? { ...answer, result: replaced(answer.result, path, value) } : answer,
  );
}

function fieldOf(method: string, params: readonly unknown[], path: Path): string {
  const which = params[0] === "latest" ? " latest" : "";
  return `${method}${which}: ${path.map((step) => (typeof step === "number" ? "[]" : step)).join(".")}`;
}

function partsOf(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  const own = { path, value };
  if (typeof value !== "object" || value === null) return [own];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [own, ...inner.flatMap(([step, one]) => partsOf(one, [...path, step]))];
}

/** Every way in which one value may be another. */
export function editsOf(value: unknown): [string, unknown][] {
  const shapes: [string, unknown][] = [
    ["null", null],
    ["an empty object", {}],
    ["an empty list", []],
    ["a number", 7],
    ["true", true],
    ["a word", "constructor"],
  ];
  if (Array.isArray(value))
    return [...shapes.filter(([, one]) => !isSame(one, value)), ...listEdits(value)];
  if (typeof value === "object" && value !== null) {
    const polluted = JSON.parse('{"__proto__":{"polluted":true},"constructor":null}') as object;
    return [...shapes, ["prototype keys", Object.assign(Object.create(null), value, polluted)]];
  }
  const others = shapes.filter(([, one]) => !isSame(one, value));
  const edits = typeof value === "string" ? [...others, ...textEdits(value)] : others;
  return edits.filter(([, one]) => !isSame(one, value));
}

function listEdits(value: readonly unknown[]): [string, unknown][] {
  if (value.length === 0) return [["one null", [null]]];
  const edits: [string, unknown][] = [
    ["without its last", value.slice(0, -1)],
    ["without its first", value.slice(1)],
    ["its last twice", [...value, value.at(-1)]],
    ["its first at the end too", [...value, value[0]]],
    ["a null at its end", [...value, null]],
  ];
  if (value.length > 1) edits.push(["reversed", value.toReversed()]);
  return edits;
}

function textEdits(text: string): [string, unknown][] {
  const flipped = (at: number) =>
    `${text.slice(0, at)}${(Number.parseInt(text[at] ?? "0", 16) ^ 1).toString(16)}${text.slice(at + 1)}`;
  const edits: [string, unknown][] = [
    ["empty", ""],
    ["0x", "0x"],
    ["not hexadecimal", "0xzz"],
    ["negative", `-${text}`],
    ["huge", `0x${"f".repeat(80)}`],
    ["2 MB long", long],
    ["an escape sequence", "\u001b]0;owned\u0007\u001b[2J"],
  ];
  if (text.length < 3) return edits;
  return [
    ...edits,
    ["its last digit another", flipped(text.length - 1)],
    ["its first digit another", flipped(2)],
    ["cut by one digit", text.slice(0, -1)],
    ["one digit longer", `${text}0`],
    ["twice", text + text.slice(2)],
  ];
}

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one === "string" || typeof other === "string") return one === other;
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The same with another value at this place. */
export function replaced(whole: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(whole)) {
    return whole.map((one, at) => (at === step ? replaced(one, rest, value) : one));
  }
  const object = whole as Record<string, unknown>;
  if (rest.length === 0 && value === absent) {
    const { [step]: _, ...left } = object;
    return left;
  }
  return { ...object, [step]: replaced(object[step], rest, value) };
}

import type { Json, RecordContent } from "../record/RecordContent.ts";
import { isObject, type JsonObject } from "./isObject.ts";
import { attachmentText } from "./noteText.ts";

/** One field that differs; null where one side doesn't have it. Not made safe to show: values are as they stand. */
export interface ContentDifference {
  /** As FHIRPath writes it ("Observation[a1b2].valueQuantity.value"). */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What differs between two contents, field by field. Entries are aligned by fullUrl, else by type and id, else by place;
 * a plain text attachment is compared decoded.
 *
 * @returns in the order of `before`, then what only `after` has; at most `most`
 */
export function diffContent(
  before: RecordContent,
  after: RecordContent,
  most = 1000,
): ContentDifference[] {
  const found: ContentDifference[] = [];
  const [olds, news] = [byIdentity(before), byIdentity(after)];
  for (const key of new Set([...olds.keys(), ...news.keys()])) {
    compare(key, olds.get(key), news.get(key), found, most);
  }
  return found;
}

function byIdentity({ entry }: RecordContent): Map<string, Json> {
  const resources = new Map<string, Json>();
  for (const [place, { fullUrl, resource }] of entry.entries()) {
    const identity = resource.id ?? fullUrl ?? String(place + 1);
    const key = `${resource.resourceType}[${identity}]`;
    resources.set(
      resources.has(key) ? `${key}[${place + 1}]` : key,
      resource as JsonObject as Json,
    );
  }
  return resources;
}

/** What is nested deeper was never read by `readContent`; it is shown as one value. */
const levelsMost = 100;
const tooDeep = "(nested too deeply to compare)";

function compare(
  path: string,
  before: Json | undefined,
  after: Json | undefined,
  found: ContentDifference[],
  most: number,
  level = 0,
): void {
  if (found.length >= most || before === after) return;
  if (level > levelsMost) {
    found.push({ path, before: tooDeep, after: tooDeep });
    return;
  }
  if (isObject(before) && isObject(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(`${path}.${name}`, member(before, name), member(after, name), found, most, level + 1);
    }
  } else if (Array.isArray(before) && Array.isArray(after)) {
    for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
      compare(`${path}[${at}]`, before[at], after[at], found, most, level + 1);
    }
  } else if (isBranch(before) || isBranch(after)) {
    for (const leaf of leaves(path, before, level)) {
      if (found.length < most) found.push({ path: leaf[0], before: leaf[1], after: null });
    }
    for (const leaf of leaves(path, after, level)) {
      if (found.length < most) found.push({ path: leaf[0], before: null, after: leaf[1] });
    }
  } else {
    found.push({ path, before: shown(before), after: shown(after) });
  }
}

function isBranch(value: Json | undefined): boolean {
  return typeof value === "object" && value !== null;
}

function leaves(path: string, value: Json | undefined, level: number): [string, string][] {
  if (value === undefined) return [];
  if (level > levelsMost) return [[path, tooDeep]];
  if (Array.isArray(value)) {
    return (value as Json[]).flatMap((item, at) => leaves(`${path}[${at}]`, item, level + 1));
  }
  if (isObject(value)) {
    return Object.keys(value).flatMap((name) =>
      leaves(`${path}.${name}`, member(value, name), level + 1),
    );
  }
  return [[path, String(value)]];
}

function shown(value: Json | undefined): string | null {
  return value === undefined ? null : String(value);
}

/** An attachment's data decoded where it is plain text. */
function member(owner: JsonObject, name: string): Json | undefined {
  const own = Object.hasOwn(owner, name) ? owner[name] : undefined;
  return name === "data" ? (attachmentText(owner) ?? own) : own;
}

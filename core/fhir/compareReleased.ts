import type { OpenedVersion } from "../ports/ActPort.ts";
import type { RecordContent } from "../record/RecordContent.ts";
import { type ContentDifference, diffContent } from "./diffContent.ts";

export interface SoundVersion {
  readonly version: number;
  readonly content: RecordContent;
}

/** What an auditor was released of a record, put side by side. */
export interface ReleasedComparison {
  /** The version asked for. */
  readonly asked: number;
  /** What the vault holds in its place; null for nothing. */
  readonly stored: OpenedVersion | null;
  /** The last version that opens as it was sealed: the one asked for, or an older one; null where none does. */
  readonly last: SoundVersion | null;
  /** Released in its stead, and doesn't open as it was sealed either. */
  readonly failed: OpenedVersion | null;
  /** `before` as stored, `after` in the last version that opens; null where there aren't two contents to compare. */
  readonly differences: readonly ContentDifference[] | null;
  /** An older version that would tell more, but that the vault had no reason to release with this one; or null. */
  readonly next: number | null;
}

/**
 * Compares the content as stored with the last version that opens.
 *
 * @param versions what was released, by one access or more
 */
export function compareReleased(
  asked: number,
  versions: readonly OpenedVersion[],
): ReleasedComparison {
  const sound = versions
    .flatMap(soundOnly)
    .toSorted((a, b) => b.version - a.version)
    .filter(({ version }) => version !== asked);
  const stored = withCopyRead(versions.find(({ version }) => version === asked) ?? null, sound);
  const older = sound[0] ?? null;
  const last = stored?.finding === null ? stored : older;
  const isComparable = stored?.content && older && last === older;
  const failed = last === null ? (lowestOf(versions, asked) ?? null) : null;
  const next = nextOf(stored, last, failed);
  return {
    asked,
    stored,
    last: last && { version: last.version, content: last.content },
    failed,
    differences: isComparable ? diffContent(stored.content, older.content) : null,
    next: versions.some(({ version }) => version === next) ? null : next,
  };
}

function soundOnly({ version, content, finding }: OpenedVersion): SoundVersion[] {
  return finding === null ? [{ version, content }] : [];
}

/** Another version's bytes say what that version says, although they don't open with the keys beside them. */
function withCopyRead(
  stored: OpenedVersion | null,
  sound: readonly SoundVersion[],
): OpenedVersion | null {
  if (stored === null || stored.finding === null || stored.content !== null) return stored;
  const { copyOf } = stored.finding;
  const original = sound.find(({ version }) => version === copyOf);
  return original ? { ...stored, content: original.content } : stored;
}

function lowestOf(versions: readonly OpenedVersion[], asked: number): OpenedVersion | undefined {
  return versions
    .filter(({ version }) => version !== asked)
    .toSorted((a, b) => a.version - b.version)[0];
}

/** The vault releases the last version that it takes for sound; S02 and S03 are faults that only a reader may find. */
function nextOf(
  stored: OpenedVersion | null,
  last: SoundVersion | null,
  failed: OpenedVersion | null,
): number | null {
  if (last !== null) return (stored?.content === null && stored.finding?.copyOf) || null;
  const lowest = failed ?? stored;
  const code = lowest?.finding?.code;
  return lowest && lowest.version > 1 && (code === "S02" || code === "S03")
    ? lowest.version - 1
    : null;
}

const kept = 40;

/**
 * A text's part of at most `most` characters from shortly before where it differs from another, so that what differs is
 * seen of a long one too.
 */
export function excerpt(text: string, other: string | null, most: number): string {
  if (text.length <= most) return text;
  const start = Math.max(0, Math.min(firstDifference(text, other ?? ""), text.length - 1) - kept);
  const part = text.slice(start, start + most).toWellFormed();
  const end = start + most < text.length ? "…" : "";
  return `${start > 0 ? "…" : ""}${part}${end} (${text.length} characters)`;
}

function firstDifference(text: string, other: string): number {
  const length = Math.min(text.length, other.length);
  for (let at = 0; at < length; at += 1) if (text[at] !== other[at]) return at;
  return length;
}

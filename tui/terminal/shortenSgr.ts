// biome-ignore lint/suspicious/noControlCharactersInRegex: runs of SGR sequences (ECMA-48 8.3.117) are what is looked for
const runs = /(?:\u001b\[\d{0,3}m){2,}/g;

type Attribute = "foreground" | "background" | "intensity" | "inverse" | "underline";

/**
 * The same text with runs of style changes cut to what they amount to. Ink replays every style of a row's unchanged
 * part before it writes the changed one, which for a row of many styles is most of what it writes.
 */
export function shortenSgr(text: string): string {
  return text.replace(runs, shortenRun);
}

function shortenRun(run: string): string {
  const kept = new Map<Attribute, string>();
  for (const code of run.slice(2, -1).split("m\u001b[")) {
    const attribute = attributeOf(Number(code));
    if (attribute === null) return run;
    // Bold and dim add up until both are taken back.
    const before = attribute === "intensity" && code !== "22" ? (kept.get(attribute) ?? "") : "";
    kept.delete(attribute);
    kept.set(attribute, `${before}\u001b[${code}m`);
  }
  return [...kept.values()].join("");
}

function attributeOf(code: number): Attribute | null {
  if ((code >= 30 && code <= 37) || code === 39 || (code >= 90 && code <= 97)) return "foreground";
  if ((code >= 40 && code <= 47) || code === 49 || (code >= 100 && code <= 107))
    return "background";
  if (code === 1 || code === 2 || code === 22) return "intensity";
  if (code === 7 || code === 27) return "inverse";
  return code === 4 || code === 24 ? "underline" : null;
}

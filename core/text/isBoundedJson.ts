const levelsMost = 64;
const membersMost = 8_000_000;
/** Even the worst text of this length is no burden. */
const harmlessLength = 1_000_000;

/**
 * Whether a text, parsed as JSON, takes memory in proportion to what an honest one does: a few megabytes of brackets can
 * take gigabytes. Tells nothing about whether it is JSON.
 */
export function isBoundedJson(text: string): boolean {
  if (text.length <= harmlessLength) return true;
  let level = 0;
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) {
      at = closingQuote(text, at);
    } else if (unit === openBrace || unit === openBracket) {
      level += 1;
      members += 1;
    } else if (unit === closeBrace || unit === closeBracket) level -= 1;
    else if (unit === comma) members += 1;
    if (level > levelsMost || members > membersMost) return false;
  }
  return true;
}

/** Where the string that opens here ends; the text's end where it doesn't. */
function closingQuote(text: string, opensAt: number): number {
  for (let at = text.indexOf('"', opensAt + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === backslash) backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
}

const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

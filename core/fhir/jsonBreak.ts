/** RFC 8259; sticky. Strings are gone through by hand: on a long one, a pattern overflows the stack. */
const whiteSpace = /[ \t\n\r]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Expected =
  | "value"
  | "value or end"
  | "name"
  | "name or end"
  | "colon"
  | "comma or end"
  | "end";

/**
 * Where a text stops being JSON, as an offset; its length where it ends too soon. Only for telling the user: V8 names the
 * place of some errors and not of others.
 */
export function jsonBreak(text: string): number {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  let at = skip(whiteSpace, text, 0);
  while (at < text.length) {
    const unit = text[at] as string;
    const inside = open.at(-1);
    let next = at + 1;
    const isClosing = expected.endsWith("or end") && unit === (inside === "{" ? "}" : "]");
    if (isClosing) {
      open.pop();
      expected = open.length === 0 ? "end" : "comma or end";
    } else if (expected === "colon" && unit === ":") expected = "value";
    else if (expected === "comma or end" && unit === ",") {
      expected = inside === "{" ? "name" : "value";
    } else if (expected.startsWith("value") && (unit === "{" || unit === "[")) {
      open.push(unit);
      expected = unit === "{" ? "name or end" : "value or end";
    } else if (expected.startsWith("value") || (expected.startsWith("name") && unit === '"')) {
      const isString = unit === '"';
      next = isString ? stringBreak(text, at) : skip(scalar, text, at);
      if (isString && text[next] !== '"') return next;
      if (isString) next += 1;
      if (next === at) return at;
      const isName = expected.startsWith("name");
      expected = isName ? "colon" : open.length === 0 ? "end" : "comma or end";
    } else return at;
    at = skip(whiteSpace, text, next);
  }
  return at;
}

/** Where a string's closing quote stands, or what may not stand in it. */
function stringBreak(text: string, opensAt: number): number {
  let at = opensAt + 1;
  while (at < text.length) {
    const unit = text[at] as string;
    if (unit === '"' || unit < " ") return at;
    const next = unit === "\\" ? skip(escaped, text, at) : at + 1;
    if (next === at) return text.length - at < 6 ? text.length : at;
    at = next;
  }
  return at;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

import { InputError } from "../errors/InputError.ts";
import type { Json } from "../record/RecordContent.ts";

/**
 * Refuses what no FHIR resource has and later steps could stumble over: a member named `__proto__`, and text with half a
 * surrogate pair, which RFC 8785 can't put in canonical form.
 *
 * @throws InputError MA-FHIR-FORBIDDEN-NAME, MA-FHIR-BAD-TEXT
 */
export function checkJson(value: Json): void {
  const open: Json[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "string") checkText(next);
    else if (Array.isArray(next)) for (const item of next) open.push(item);
    else if (typeof next === "object" && next !== null) {
      for (const [name, member] of Object.entries(next)) {
        if (name === "__proto__") throw forbiddenName();
        checkText(name);
        open.push(member as Json);
      }
    }
  }
}

function checkText(text: string): void {
  if (text.isWellFormed()) return;
  throw new InputError({
    code: "MA-FHIR-BAD-TEXT",
    happened: "a text of the file holds half a surrogate pair, which no character is",
    todo: "correct the text where it was exported and try again",
  });
}

function forbiddenName(): InputError {
  return new InputError({
    code: "MA-FHIR-FORBIDDEN-NAME",
    happened: "the file has a member named __proto__, which FHIR doesn't know",
    todo: "remove it; such a name is a common attack",
  });
}

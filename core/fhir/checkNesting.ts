import { InputError } from "../errors/InputError.ts";

const levelsMost = 100;
const containersMost = 2_000_000;

/**
 * Counts brackets outside strings, before anything recursive sees the text. FHIR itself sets no limit; the deepest
 * published examples need about thirty levels.
 *
 * @throws InputError MA-FHIR-TOO-DEEP, MA-FHIR-TOO-LARGE
 */
export function checkNesting(text: string): void {
  let level = 0;
  let containers = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) isInString = !isInString;
    else if (isInString) {
      if (unit === backslash) at += 1;
    } else if (unit === openBrace || unit === openBracket) {
      level += 1;
      containers += 1;
      if (level > levelsMost) throw tooDeep();
      if (containers > containersMost) throw tooMany();
    } else if (unit === closeBrace || unit === closeBracket) level -= 1;
  }
}

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

function tooDeep(): InputError {
  return new InputError({
    code: "MA-FHIR-TOO-DEEP",
    happened: `the JSON is nested more than ${levelsMost} levels deep`,
    todo: "give a FHIR Bundle as an EHR or Synthea exports it",
  });
}

function tooMany(): InputError {
  return new InputError({
    code: "MA-FHIR-TOO-LARGE",
    happened: `the JSON holds more than ${containersMost} objects and lists`,
    todo: "split it into smaller Bundles, one patient each",
  });
}

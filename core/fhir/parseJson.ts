import { InputError } from "../errors/InputError.ts";
import type { Json } from "../record/RecordContent.ts";
import { bundleBytesMost } from "./bundleBytesMost.ts";
import { checkJson } from "./checkJson.ts";
import { checkNesting } from "./checkNesting.ts";
import { jsonBreak } from "./jsonBreak.ts";

/**
 * Parses a file's JSON without trusting it: size and nesting are checked before, names and texts after. No error quotes
 * the text, which may be clinical.
 *
 * @throws InputError MA-FHIR-TOO-LARGE, -NOT-TEXT, -NOT-JSON, -TOO-DEEP, -FORBIDDEN-NAME, -BAD-TEXT
 */
export function parseJson(input: Uint8Array | string): Json {
  const text = decode(input);
  if (text.trimStart() === "") throw notJson("the file is empty", "give a FHIR R4 Bundle in JSON");
  if (text.trimStart().startsWith("<")) {
    throw notJson(
      "the file is XML or HTML, not JSON",
      "Export the Bundle as FHIR JSON and try again",
    );
  }
  checkNesting(text);
  const value = parse(text);
  checkJson(value);
  return value;
}

function decode(input: Uint8Array | string): string {
  if (input.length > bundleBytesMost) {
    throw new InputError({
      code: "MA-FHIR-TOO-LARGE",
      happened: `the file is larger than ${bundleBytesMost / 2 ** 20} MiB`,
      todo: "split it into smaller Bundles, one patient each",
    });
  }
  if (typeof input === "string") return input.replace(/^\ufeff/, "");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(input);
  } catch {
    throw new InputError({
      code: "MA-FHIR-NOT-TEXT",
      happened: "the file isn't UTF-8 text",
      todo: "give the Bundle as JSON in UTF-8, not compressed",
    });
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw notJson(
      `the file isn't valid JSON: broken at ${placeOf(text)}`,
      "Check that the file is complete and valid JSON",
    );
  }
}

/** V8's own message quotes the text, so none of it is taken. */
function placeOf(text: string): string {
  const at = jsonBreak(text);
  if (at >= text.length) return "its end: it is cut off";
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  return `line ${line}, column ${at - before.lastIndexOf("\n")}`;
}

function notJson(happened: string, todo: string): InputError {
  return new InputError({ code: "MA-FHIR-NOT-JSON", happened, todo });
}

import type { Address } from "../log/Hex.ts";
import { plainText } from "../text/plainText.ts";
import type { Sighting } from "../vault/whoSaw.ts";

export interface AccountingFacts {
  /** How the patient is called. */
  readonly patient: string;
  readonly address: Address;
  /** Of `whoSaw`. */
  readonly sightings: readonly Sighting[];
}

/**
 * What a patient is told about who was given their records (45 CFR 164.528: when, to whom, what, why). Not the log: their own
 * looks are left out, what was asked for and never handed over stands apart, and refusals are told as what they are.
 */
export function accountingOfDisclosures({ patient, address, sightings }: AccountingFacts): string {
  const others = sightings.filter(({ entry }) => entry.actor !== address);
  const disclosed = others.filter(({ wasReleased }) => wasReleased);
  const refused = others.filter(({ entry }) => entry.outcome === "denied");
  const rest = others.filter((one) => !disclosed.includes(one) && !refused.includes(one));
  return [
    `Accounting of disclosures for ${plainText(patient)} (${address})`,
    "",
    ...section("Disclosed", disclosed, "Nothing was disclosed."),
    ...section("Nothing handed out", rest, "Nobody else looked."),
    ...section("Refused", refused, "Nobody was refused."),
  ].join("\n");
}

function section(title: string, sightings: readonly Sighting[], none: string): string[] {
  const lines = sightings.map(({ entry, sentence }) => {
    const at = new Date(entry.recordedAtSeconds * 1000);
    const when = Number.isNaN(at.getTime()) ? `${entry.recordedAtSeconds} s` : at.toISOString();
    return `  ${when}  ${plainText(sentence)}`;
  });
  return [title, ...(lines.length > 0 ? lines : [`  ${none}`]), ""];
}

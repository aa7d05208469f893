import { describe, expect, it } from "vitest";
import { SignerLimit } from "../../../devnet/node/SignerLimit.ts";

describe("the limit by signer", () => {
  it("asks nobody who they are while all together stay below it", async () => {
    const limit = new SignerLimit({ burst: 3, perSecond: 1 });
    const unasked = async (): Promise<string> => {
      throw new Error("asked");
    };
    for (let n = 0; n < 3; n += 1) expect(await limit.allows(unasked, 0)).toBe(true);
    await expect(limit.allows(unasked, 0)).rejects.toThrow("asked");
  });

  it("then stops the one who sends too much, not the others, until time has passed", async () => {
    const limit = new SignerLimit({ burst: 3, perSecond: 1 });
    const loud = async () => "0xAA";
    const calm = async () => "0xbb";
    const answers: boolean[] = [];
    for (let n = 0; n < 7; n += 1) answers.push(await limit.allows(loud, 0));
    expect(answers).toEqual([true, true, true, true, true, true, false]);
    expect(await limit.allows(calm, 0)).toBe(true);
    expect(await limit.allows(loud, 3000)).toBe(true);
  });
});

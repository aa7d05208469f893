import { describe, expect, it } from "vitest";
import { SerialQueue } from "../../../devnet/node/SerialQueue.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("the queue", () => {
  it("runs one job at a time, in order, and goes on after one that fails", async () => {
    const queue = new SerialQueue();
    const seen: string[] = [];
    const job = (name: string) => async () => {
      seen.push(`${name} begins`);
      await turn();
      seen.push(`${name} ends`);
      if (name === "b") throw new Error("b fails");
      return name;
    };
    const answers = await Promise.allSettled(["a", "b", "c"].map((name) => queue.run(job(name))));
    expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  });

  it("takes out a job that is given up while it waits, and leaves one that has begun", async () => {
    const queue = new SerialQueue();
    const gone = new AbortController();
    const first = queue.run(async () => turn(), gone.signal);
    const second = queue.run(async () => "never", gone.signal);
    gone.abort(new Error("gone"));
    await expect(second).rejects.toThrow("gone");
    await first;
    expect(await queue.run(async () => "next")).toBe("next");
  });

  it("is a holder's alone while it is held; what the holder left waiting is given up", async () => {
    const queue = new SerialQueue();
    const holder = {};
    const seen: string[] = [];
    await queue.run(async () => queue.hold(holder));
    const other = queue.run(async () => seen.push("other"));
    await queue.run(async () => seen.push("holder"), undefined, holder);
    const last = queue.run(
      async () => queue.letGo(new Error("the section has ended")),
      undefined,
      holder,
    );
    const late = queue.run(async () => seen.push("late"), undefined, holder);
    await last;
    await expect(late).rejects.toThrow("the section has ended");
    await other;
    expect(seen).toEqual(["holder", "other"]);
  });
});

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LogFile } from "../../devnet/LogFile.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

describe("the log file", () => {
  it("never grows beyond its bound, keeps the latest, and one file before it", () => {
    const path = join(temporaryFolder(), "devnet.log");
    const log = new LogFile(path, 1000);
    for (let line = 0; line < 100; line += 1)
      log.write(Buffer.from(`line ${line} ${"x".repeat(50)}\n`));
    log.close();
    log.write(Buffer.from("too late"));
    const [now, before] = [path, `${path}.1`].map((file) => readFileSync(file, "utf8"));
    expect(now).toContain("line 99 ");
    expect(before).toContain("line ");
    for (const file of [path, `${path}.1`]) {
      expect(statSync(file).size).toBeLessThanOrEqual(1000);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
  });
});

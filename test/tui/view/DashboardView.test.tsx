import { cleanup, render } from "ink-testing-library";
import { afterEach, describe, expect, test } from "vitest";
import { screens } from "../../../tui/layout/ScreenId.ts";
import { DashboardView } from "../../../tui/view/DashboardView.tsx";
import { themeFor } from "../../../tui/view/Theme.ts";
import { openSession } from "../scripted/openSession.ts";

const plain = themeFor({ noColor: true, term: "dumb" });

afterEach(cleanup);

/** ink-testing-library's screen has 100 columns. */
function shown(persona: string, ...keys: string[]): string {
  const { session, press } = openSession(persona, 100, 30);
  press(...keys);
  return render(<DashboardView session={session} theme={plain} />).lastFrame() ?? "";
}

describe("the dashboard's view", () => {
  test.each(screens.map((screen, index) => [screen, String(index + 1)] as const))(
    "%s has 30 rows of at most 100 columns",
    (_, key) => {
      const lines = shown("chen", key).split("\n");
      expect(lines).toHaveLength(30);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    },
  );

  test("always tells who acts, in which role, and how the devnet is", () => {
    for (const key of ["1", "4", "6"]) {
      expect(shown("chen", key)).toMatch(/Dr\. Mei Chen \. doctor .* \* devnet/);
    }
  });

  test("puts what the persona can't do in brackets, and the reason into help", () => {
    expect(shown("amara")).toContain("(C copy)");
    expect(shown("amara", "?")).toContain("only for doctors");
  });

  test("marks focus and selection without colours", () => {
    expect(shown("chen")).toContain("> Charts");
    expect(shown("chen")).toContain("|>Amara Okafor");
  });

  test("says that it is too small", () => {
    const { session } = openSession("chen", 79, 24);
    const frame = render(<DashboardView session={session} theme={plain} />).lastFrame();
    expect(frame).toContain("too small: 79×24, need 80×24");
  });

  test("tells a difference, and which field it is in, without colours", async () => {
    const { session, press, until, vault } = openSession("novak", 100, 30);
    vault.tamper = (versions) =>
      versions.map((one) => (one.recordId === 1 ? { ...one, envelopeHash: one.patient } : one));
    press("5", "T");
    await until(({ inventory }) => inventory !== null);
    const frame = render(<DashboardView session={session} theme={plain} />).lastFrame() ?? "";
    expect(frame).toMatch(/v1 \[0x[0-9a-f]{6}\] chen .* TAMPERED v1 \[0x[0-9a-f]{6}\] chen /);
    expect(frame).toContain("! does not tally");
  });
});

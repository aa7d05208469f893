import type { DashboardPorts } from "../../../tui/DashboardPorts.ts";
import type { Scripted } from "./scriptedPorts.ts";
import { streamOfViews } from "./streamOfViews.ts";

/** What happens while the dashboard runs, by name. @returns the ports to run it with */
export function playScenario(name: string, { ports, ledger }: Scripted): DashboardPorts {
  switch (name) {
    case "away":
      setTimeout(() => {
        const retryAt = new Date(Date.now() + 3000);
        ledger.say({ kind: "health", health: { state: "away", since: new Date(), retryAt } });
      }, 500);
      setTimeout(() => ledger.say({ kind: "health", health: { state: "connected" } }), 3500);
      return ports;
    case "throws":
      setTimeout(() => {
        throw new Error("the clinic burns down");
      }, 500);
      return ports;
    case "hostile":
      return { ...ports, personas: ports.personas.map(hostile) };
    case "busy":
      streamOfViews(ledger, 1000);
      return ports;
    case "crowded":
      streamOfViews(ledger, 0, 100_000);
      return ports;
    default:
      return ports;
  }
}

const names = [
  "Zoë \u001b[2J\u001b]0;owned\u0007Ñandú",
  "林美玲 医生 👩‍⚕️ 🇫🇷",
  "שלום\u202e evil \u2066 name",
  "e\u0301e\u0301e\u0301 long ".repeat(9),
];

function hostile<Persona extends { displayName: string }>(
  persona: Persona,
  index: number,
): Persona {
  return { ...persona, displayName: names[index % names.length] ?? "" };
}

import type { SeedChoice } from "./DevnetMessage.ts";
import { seedDemo } from "./demo/seedDemo.ts";
import { seedCast } from "./import/seedCast.ts";
import { seedCharts } from "./import/seedCharts.ts";
import type { Seed } from "./Session.ts";

export function seedOf(choice: SeedChoice): Seed {
  if (choice.kind === "charts") return seedCharts(choice.paths);
  return choice.kind === "demo" ? seedDemo : seedCast;
}

import type { DemoMoment } from "./DemoStep.ts";

const daySeconds = 24 * 3600;

/** A moment of the story in Unix seconds. @param nowSeconds any time of the day that the story counts from */
export function demoSeconds([days, time]: DemoMoment, nowSeconds: number): number {
  const [hours, minutes] = time.split(":").map(Number) as [number, number];
  const today = Math.floor(nowSeconds / daySeconds) * daySeconds;
  return today + days * daySeconds + hours * 3600 + minutes * 60;
}

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Most of the long ones wait for processes of their own: one worker would leave a small machine idle.
    maxWorkers: 2,
  },
});

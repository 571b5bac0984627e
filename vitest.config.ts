import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    // SQLite's warning about being experimental would stand before every test file
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});

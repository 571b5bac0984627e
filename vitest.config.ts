import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    // Half of the tests wait for processes of their own; by default one core would be left idle.
    maxWorkers: '100%',
    // SQLite's warning about being experimental would stand before every test file
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});

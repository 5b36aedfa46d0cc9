import { defineConfig, type ViteUserConfig } from 'vitest/config';
import type { Reporter, TestModule } from 'vitest/node';

/** The test set-up of every package. */
export function preset(test: ViteUserConfig['test'] = {}): ViteUserConfig {
  return defineConfig({
    test: {
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      restoreMocks: true,
      // Some tests start compilers and servers, on machines that do other things beside.
      testTimeout: 60_000,
      hookTimeout: 60_000,
      // What a test looks for again and again can take its time there, too.
      expect: { poll: { timeout: 15_000, interval: 20 } },
      reporters: ['default', new CountReporter()],
      ...test,
    },
  });
}

/** Ends a run with one line of a form that is ours, which `.ci/run` adds up over all packages. */
class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        counts[state === 'pending' ? 'skipped' : state] += 1;
      }
      // A file that could not be loaded has no tests to fail, but it has failed.
      counts.failed += module.errors().length;
    }
    console.log(`tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  }
}

import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** The test set-up of every package. */
export function preset(test: ViteUserConfig['test'] = {}): ViteUserConfig {
  return defineConfig({ test: { include: ['src/**/*.test.ts', 'test/**/*.test.ts'], restoreMocks: true, ...test } });
}

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../src/test-runners');
const require = createRequire(import.meta.url);

/** Runs a test runner of another package in the folder of its tests. */
async function run(name: string, program: string, ...parameters: string[]): Promise<{ code: number; output: string }> {
  const path = join(dirname(require.resolve(`${name}/package.json`)), program);
  const env = {
    ...process.env,
    NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    PLAYWRIGHT_OUTPUT: mkdtempSync(join(tmpdir(), 'comms-playwright-')),
  };
  return await new Promise((resolve) => {
    execFile(process.execPath, [path, ...parameters], { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}

test('jest runs tests with a sandbox in process, and its failures say what is missing', async () => {
  const { code, output } = await run('jest', 'bin/jest.js');

  expect(output).toMatch(/✓ a code reaches the phone/);
  expect(output).toMatch(/No such message came within 20 ms: there is no message at all/);
  expect(output).toMatch(/Tests: +1 failed, 1 passed, 2 total/);
  expect(code).toBe(1);
});

const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

test.skipIf(!existsSync(chromium))(
  'Playwright gives each test an account of its own, and attaches what it got to a failure',
  async () => {
    const { code, output } = await run('@playwright/test', 'cli.js', 'test', '--reporter', 'json');

    expect(output).toMatch(/No such otp came within 20 ms/);
    expect(output).toMatch(/"name": "sandbox",\s+"contentType": "application\/json"/);
    expect(output).toMatch(/"expected": 2,[\s\S]*"unexpected": 1,/);
    expect(code).toBe(1);
  },
);

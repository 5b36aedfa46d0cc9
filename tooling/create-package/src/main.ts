// `pnpm create-package NAME`: makes a product package in packages/NAME and says what is left to do.
import { fileURLToPath } from 'node:url';
import { createPackage, nextSteps } from './create-package.ts';

const [name, ...rest] = process.argv.slice(2);

if (name === undefined || rest.length > 0) {
  console.error('usage: pnpm create-package NAME, in kebab-case, such as conversations-v1');
  process.exitCode = 2;
} else {
  try {
    const files = createPackage(fileURLToPath(new URL('../../..', import.meta.url)), name);
    console.log(`${files.map((file) => `made ${file}`).join('\n')}\n\n${nextSteps(name)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

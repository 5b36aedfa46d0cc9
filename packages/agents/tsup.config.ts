import { library } from '@tooling/tsup';

export default library({
  entry: ['src/index.ts', 'src/operations.ts', 'src/v1/index.ts', 'src/v1/operations.ts'],
});

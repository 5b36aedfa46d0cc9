import { library } from '@tooling/tsup';
import { defineConfig } from 'tsup';

// What only Node can do is an entry of its own.
export default defineConfig([
  library({ entry: ['src/index.ts', 'src/operations.ts'] }),
  library({ entry: { node: 'src/file-from-path.node.ts' }, platform: 'node', clean: false, removeNodeProtocol: false }),
]);

import { library } from '@tooling/tsup';

export default library({
  entry: { index: 'src/index.ts', operations: 'src/operations.ts', node: 'src/file-from-path.node.ts' },
  // What only Node can do is an entry of its own.
  external: [/^node:/],
  removeNodeProtocol: false,
});

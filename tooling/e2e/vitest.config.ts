import { preset } from '@tooling/vitest';

// The packages are loaded by Node itself, as a user's process does: their build is what is tested.
export default preset({ testTimeout: 60_000, server: { deps: { external: [/\/packages\/[\w-]+\/dist\//] } } });

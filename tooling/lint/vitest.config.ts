import { preset } from '@tooling/vitest';

// The checks run whole tools, each a process of its own.
export default preset({ testTimeout: 60_000 });

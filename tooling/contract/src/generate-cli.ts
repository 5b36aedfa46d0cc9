import { contractFiles, writeFiles } from './contract-files.ts';

// node generate-cli.ts: writes the contract's files.
const files = await contractFiles();
writeFiles(files);
console.log(`Wrote ${files.size} files.`);

import { run } from './portable-program.ts';

run(process.argv[2] ?? '').then((report) => console.log(JSON.stringify(report)));

#!/usr/bin/env -S node --max-semi-space-size=16
// Without the option, the young part of the heap grows to 67 MB under load; half of that is about as fast here.

// Nothing is imported before this is known: older versions lack some of it, and would say something that helps nobody.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 13)) {
  console.error(
    `The sandbox needs Node 22.13 or newer, for its built-in SQLite; this is ${process.version}. Install a newer one from https://nodejs.org.`,
  );
  process.exitCode = 1;
} else {
  const { runCommandLine } = await import('./commands/command-line.ts');
  await runCommandLine(process.argv.slice(2));
}

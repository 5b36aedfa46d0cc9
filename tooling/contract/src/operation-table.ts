import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type OperationFile, workspace } from './discover.ts';

/** How far the sandbox goes: 1 validates, 2 keeps state, 3 lives over time, 4 has effects elsewhere. */
export type Fidelity = 1 | 2 | 3 | 4;

/** One operation in the list of all. */
export interface OperationRow {
  readonly id: string;
  readonly api: string;
  readonly method: string;
  readonly path: string;
  readonly package: string;
  /** Null where the sandbox does not have the operation. */
  readonly fidelity: Fidelity | null;
}

/** Lists every operation, in the order of their ids. */
export function operationRows(
  files: readonly OperationFile[],
  fidelity: Readonly<Record<string, Fidelity>>,
): OperationRow[] {
  const rows = files.flatMap((file) =>
    Object.values(file.literals).map(({ id, api, method, path }) => {
      return { id, api: api.name, method, path, package: file.package, fidelity: fidelity[id] ?? null };
    }),
  );
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Reads the fidelity that the sandbox declares for each operation. */
export async function readFidelity(root: string = workspace): Promise<Readonly<Record<string, Fidelity>>> {
  const path = join(root, 'apps/sandbox/src/fidelity.ts');
  if (!existsSync(path)) return {};
  const { operationFidelity = {} }: { operationFidelity?: Record<string, Fidelity> } = await import(
    pathToFileURL(path).href
  );
  return operationFidelity;
}

/** Writes rows as columns that line up. */
export function formatTable(rows: readonly OperationRow[]): string {
  const cells = [
    ['OPERATION', 'API', 'METHOD', 'PATH', 'PACKAGE', 'FIDELITY'],
    ...rows.map((row) => [row.id, row.api, row.method, row.path, row.package, String(row.fidelity ?? '-')]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? [];
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

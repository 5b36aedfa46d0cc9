import { addResource, changeResource, type Owner, removeResource, resourceOf } from '../resources/resource.ts';
import { configurationOf, type Settings } from './configuration.ts';
import { forgetConversation } from './conversation-life.ts';
import type { LongOperation, Work, WorkProblem } from './long-operation.ts';

/** The beginning of names of configurations that cannot be made: their work fails. */
const failingName = 'sandbox-failed';

/** Does what long-running work is for, within `write`. */
export function doWork(owner: Owner, { work, target, fields }: LongOperation): WorkProblem | undefined {
  const settings: Settings = JSON.parse(fields);
  if (settings.displayName?.startsWith(failingName)) {
    const detail = 'The name of the configuration asks the sandbox to fail';
    return { type: 'about:blank', title: 'Internal Server Error', status: 500, detail };
  }
  works[work](owner, target, settings);
  return undefined;
}

const works: Readonly<Record<Work, (owner: Owner, target: string, settings: Settings) => void>> = {
  createConfiguration: (owner, id, settings) => {
    addResource(owner, 'conv_configuration', { ...settings, version: 1 }, { id });
    owner.services.database.run('INSERT OR IGNORE INTO orchestrator_accounts (account) VALUES (?)', owner.account);
  },
  updateConfiguration: (owner, target, settings) => {
    const row = resourceOf(owner, 'conv_configuration', target);
    if (row) changeResource(owner, row, { ...settings, version: configurationOf(row).version + 1 });
  },
  deleteConfiguration: (owner, target) => {
    const row = resourceOf(owner, 'conv_configuration', target);
    if (row) removeResource(owner, row);
  },
  deleteConversation: (owner, target) => {
    const row = resourceOf(owner, 'conv_conversation', target);
    if (row) forgetConversation(owner, row);
  },
};

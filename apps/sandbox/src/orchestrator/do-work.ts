import { addResource, changeResource, type Owner, removeResource, resourceOf } from '../resources/resource.ts';
import { configurationOf, type Settings } from './configuration.ts';
import { forgetConversation } from './conversation-life.ts';
import type { LongOperation, WorkProblem } from './long-operation.ts';

/** The beginning of names of configurations that cannot be made: their work fails. */
const failingName = 'sandbox-failed';

/** Does what long-running work is for, within `write`. */
export function doWork(owner: Owner, { work, target, fields }: LongOperation): WorkProblem | undefined {
  const settings: Settings = JSON.parse(fields);
  if (settings.displayName?.startsWith(failingName)) {
    const detail = 'The name of the configuration asks the sandbox to fail';
    return { type: 'about:blank', title: 'Internal Server Error', status: 500, detail };
  }
  if (work === 'createConfiguration') {
    addResource(owner, 'conv_configuration', { ...settings, version: 1 }, { id: target });
    owner.services.database.run('INSERT OR IGNORE INTO orchestrator_accounts (account) VALUES (?)', owner.account);
    return;
  }
  if (work === 'deleteConversation') {
    const conversation = resourceOf(owner, 'conv_conversation', target);
    if (conversation) forgetConversation(owner, conversation);
    return;
  }
  const row = resourceOf(owner, 'conv_configuration', target);
  if (!row) return;
  if (work === 'deleteConfiguration') removeResource(owner, row);
  else changeResource(owner, row, { ...settings, version: configurationOf(row).version + 1 });
}

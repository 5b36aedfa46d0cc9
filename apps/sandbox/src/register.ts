// Loaded by `node --import @comms/sandbox/register`, before the program itself: what is done here is what it is for.
import { sandboxTarget } from './redirect/sandbox-target.ts';
import { startRedirect } from './redirect/start-redirect.ts';

startRedirect(sandboxTarget(process.env['COMMS_SANDBOX_URL']), import.meta.url);

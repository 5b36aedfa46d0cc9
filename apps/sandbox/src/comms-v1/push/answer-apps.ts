import type {
  AcceptedPushApp,
  FetchOneAppRequest,
  ListAppsRequest,
  ListAppsResponse,
  PushApp,
  UpdateAppRequest,
} from '@comms/push/v1';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import type { CamelWire } from '../../api/wire.ts';
import { fieldIs } from '../../resources/resource.ts';
import { acceptedResource } from '../accepted.ts';
import { appView, fieldsOfApp, findApp, setDefaultApp } from './push-app.ts';
import { listPushResources } from './push-resource.ts';

/** Lists apps, the newest first. */
export function answerListApps(request: CamelWire<ListAppsRequest>, call: Call): Reply<CamelWire<ListAppsResponse>> {
  const { isDefault } = request;
  const filter = new Filter().and(fieldIs('is_default'), isDefault === undefined ? undefined : Number(isDefault));
  const { rows, pagination } = listPushResources(call, 'push_app', request, filter);
  return { status: 200, body: { apps: rows.map((row) => appView(call, row)), pagination } };
}

/** Shows one app. */
export function answerFetchOneApp({ appName }: CamelWire<FetchOneAppRequest>, call: Call): Reply<CamelWire<PushApp>> {
  return { status: 200, body: appView(call, findApp(call, appName)) };
}

/** Changes which app is the default: that is done when the answer comes. */
export function answerUpdateApp(
  { appName, isDefault }: CamelWire<UpdateAppRequest>,
  call: Call,
): Reply<CamelWire<AcceptedPushApp>> {
  const app = findApp(call, appName);
  call.services.database.write(() => setDefaultApp(call, app, isDefault));
  return acceptedResource(call, '/PushNotifications/Apps', fieldsOfApp(app).name);
}

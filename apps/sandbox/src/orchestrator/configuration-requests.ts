import type {
  Configuration,
  CreateConfigurationRequest,
  DeleteConfigurationRequest,
  FetchConfigurationRequest,
  FetchOperationStatusRequest,
  ListConfigurationRequest,
  ListConfigurationResponse,
  OperationAccepted,
  OperationStatus,
  UpdateConfigurationRequest,
} from '@comms/conversations-v2';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import type { CamelWire } from '../api/wire.ts';
import { fieldIs, findResource, type ResourceRow, resourceColumns } from '../resources/resource.ts';
import { configurationLimit, configurationOf, configurationView, type Settings, settingsOf } from './configuration.ts';
import {
  fieldsUnderWay,
  findWork,
  isBeingWorkedOn,
  type LongOperation,
  startWork,
  workView,
} from './long-operation.ts';
import { readResourcePage } from './orchestrator-pages.ts';
import { collision, wrongField } from './orchestrator-problem.ts';

const kind = 'conv_configuration';

type Accepted = Reply<CamelWire<OperationAccepted>>;

/** Takes a new configuration on: it can be fetched when the work is done. */
export function answerCreateConfiguration(request: CamelWire<CreateConfigurationRequest>, call: Call): Accepted {
  const { services, account } = call;
  const settings = settingsOf(request);
  const others = configurationsOf(call);
  const underWay = fieldsUnderWay(call);
  const limit = configurationLimit(services.database, account);
  const count = others.length + underWay.filter(({ work }) => work === 'createConfiguration').length;
  if (count >= limit) throw collision(`There are ${limit} configurations already, and no more may be made`);
  refuseTaken(settings, others, underWay);
  return startWork(call, { work: 'createConfiguration', target: services.ids.next(), fields: settings });
}

/** Lists configurations, the oldest first. */
export function answerListConfiguration(
  request: CamelWire<ListConfigurationRequest>,
  call: Call,
): Reply<CamelWire<ListConfigurationResponse>> {
  const filter = new Filter().and(fieldIs('memoryStoreId'), request.memoryStoreId);
  const { rows, meta } = readResourcePage(call, request, { kind, key: 'configurations', filter });
  return { status: 200, body: { configurations: rows.map(configurationView), meta } };
}

export function answerFetchConfiguration(
  { configurationId }: CamelWire<FetchConfigurationRequest>,
  call: Call,
): Reply<CamelWire<Configuration>> {
  return { status: 200, body: configurationView(findResource(call, kind, configurationId)) };
}

/** Takes the replacement of a configuration on. */
export function answerUpdateConfiguration(request: CamelWire<UpdateConfigurationRequest>, call: Call): Accepted {
  const row = findResource(call, kind, request.configurationId);
  const settings = settingsOf(request);
  if (settings.conversationGroupingType !== configurationOf(row).conversationGroupingType) {
    throw wrongField('conversationGroupingType', 'cannot be changed');
  }
  refuseUnderWay(call, row);
  const others = configurationsOf(call).filter(({ seq }) => seq !== row.seq);
  refuseTaken(settings, others, fieldsUnderWay(call));
  return startWork(call, { work: 'updateConfiguration', target: row.id, fields: settings });
}

/** Takes the end of a configuration on. */
export function answerDeleteConfiguration(
  { configurationId }: CamelWire<DeleteConfigurationRequest>,
  call: Call,
): Accepted {
  const row = findResource(call, kind, configurationId);
  refuseUnderWay(call, row);
  const open = call.services.database.get(
    `SELECT 1 FROM resources r WHERE account = ? AND kind = 'conv_conversation' AND parent = ? AND deleted_at IS NULL
      AND r.fields ->> 'status' <> 'CLOSED'`,
    call.account,
    row.seq,
  );
  if (open) throw collision('The configuration is in use: it has conversations that are not CLOSED');
  return startWork(call, { work: 'deleteConfiguration', target: row.id });
}

export function answerFetchOperationStatus(
  { operationId }: CamelWire<FetchOperationStatusRequest>,
  call: Call,
): Reply<CamelWire<OperationStatus>> {
  return { status: 200, body: workView(findWork(call, operationId), call.baseURL) };
}

function configurationsOf({ services, account }: Call): ResourceRow[] {
  return services.database.all<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r WHERE account = ? AND kind = ? AND deleted_at IS NULL`,
    account,
    kind,
  );
}

/** @throws {Refusal} 409 while the configuration is about to become another one. */
function refuseUnderWay(call: Call, { id }: ResourceRow): void {
  if (isBeingWorkedOn(call, id)) throw collision('The configuration is being changed: wait until that is done');
}

/** @throws {Refusal} 409 when another configuration has the name, or the service of the bridge, or is about to get it. */
function refuseTaken(settings: Settings, others: readonly ResourceRow[], underWay: readonly LongOperation[]): void {
  const { displayName, conversationsV1Bridge: bridge } = settings;
  const taken: Settings[] = [...others, ...underWay].map(({ fields }) => JSON.parse(fields));
  if (displayName !== null && taken.some((other) => other.displayName === displayName)) {
    throw collision('Another configuration has this displayName', 'displayName');
  }
  if (bridge && taken.some((other) => other.conversationsV1Bridge?.serviceId === bridge.serviceId)) {
    throw collision('Another configuration has this service', 'conversationsV1Bridge.serviceId');
  }
}

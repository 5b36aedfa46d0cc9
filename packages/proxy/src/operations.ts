import { commsPreview, type Operation } from '@comms/core';
import type { Example, FetchOneExampleRequest } from './types.ts';

export const fetchOneExample: Operation<FetchOneExampleRequest, Example> = {
  id: 'proxy.fetchOneExample',
  api: commsPreview,
  method: 'GET',
  path: '/Examples/{exampleId}',
  success: [200],
};

import { commsPreview, type Operation } from '@comms/core';
import type { Example, FetchOneExampleRequest } from './types.ts';

export const fetchOneExample: Operation<FetchOneExampleRequest, Example> = {
  id: 'conversationsV2.fetchOneExample',
  api: commsPreview,
  method: 'GET',
  path: '/Examples/{exampleId}',
  success: [200],
};

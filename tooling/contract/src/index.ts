export type { OperationContract } from './operation-contract.ts';
export { readContracts } from './operation-contract.ts';
export type { OperationSchemas } from './operation-file.ts';
export { operationSchemas } from './operation-file.ts';
export type { Problem, ValidationError } from './problems.ts';
export { problemsOf } from './problems.ts';
export type { Definitions, Schema } from './schema.ts';
export { validatorsModule, validatorsTypes } from './validators.ts';

import type { OperationContract } from '../src/operation-contract.ts';
import type { Problem, ValidationError } from '../src/problems.ts';
import { type Checked, validatorsModule } from '../src/validators.ts';

type Part = 'query' | 'body' | 'response';

interface Validate {
  (value: unknown): boolean;
  readonly errors?: readonly ValidationError[] | null;
}

interface ValidatorsModule {
  readonly validators: Readonly<Record<string, Partial<Record<Part, Validate>>>>;
  readonly problemsOf: (errors: readonly ValidationError[] | null | undefined) => Problem[];
}

/** Finds what is wrong with a value, as `field: message`. */
export type Check = (id: string, part: Part, value: unknown) => string[];

/** Compiles validators, and loads them as the sandbox does: from a module that stands alone. */
export async function loadValidators(contracts?: readonly OperationContract[]): Promise<Check> {
  const requests = await load('requests', contracts);
  const answers = await load('answers', contracts);
  return (id, part, value) => {
    const { validators, problemsOf } = part === 'response' ? answers : requests;
    const validate = validators[id]?.[part];
    if (!validate) throw new Error(`${id} has no validator for its ${part}.`);
    validate(value);
    return problemsOf(validate.errors).map(({ field, message }) => `${field}: ${message}`);
  };
}

async function load(checked: Checked, contracts: readonly OperationContract[] | undefined): Promise<ValidatorsModule> {
  const source = await validatorsModule(checked, contracts);
  return await import(`data:text/javascript;base64,${Buffer.from(source).toString('base64')}`);
}

import { beforeAll, describe, expect, test } from 'vitest';
import { fixtureContracts } from '../test/fixture-contracts.ts';
import { namedFields } from './named-fields.ts';
import { type OperationContract, readContracts } from './operation-contract.ts';

const families = [...Map.groupBy(await readContracts(), ({ facts }) => facts.api)];

describe.each(families)('$name', (api, contracts) => {
  test('the dates that the family names are the Date fields of its answers', () => {
    expect([...api.dates].sort()).toEqual(namedFields(contracts).dates);
  });

  test('the opaque fields that the family names are the maps of its types', () => {
    expect([...api.opaque].sort()).toEqual(namedFields(contracts).opaque);
  });

  test('no name is a date or a map in one place and something else in another', () => {
    expect(namedFields(contracts).mixed).toEqual([]);
  });
});

describe('in types that have every case', () => {
  let contracts: OperationContract[];
  const ofFamily = (name: string) => contracts.filter(({ facts }) => facts.api.name === name);

  beforeAll(async () => {
    contracts = await fixtureContracts();
  });

  test('a date of a request and a text with a date in it are no Date fields of answers', () => {
    expect(namedFields(ofFamily('commsPreview')).dates).toEqual(['createdAt']);
  });

  test('interfaces with index signatures and records are maps', () => {
    expect(namedFields(ofFamily('commsPreview')).opaque).toEqual(['tags']);
    expect(namedFields(ofFamily('conversationsV1')).opaque).toEqual(['attributes']);
  });

  test('a name that is a Date in one answer and a text in another is mixed', () => {
    const [thread] = ofFamily('conversationsV2');
    const contradicting = { request: {}, response: { properties: { createdAt: { type: 'string' } } }, definitions: {} };

    expect(namedFields([...(thread ? [thread, { ...thread, types: contradicting }] : [])]).mixed).toEqual([
      'createdAt',
    ]);
  });

  test('a name that is a map in one place and an object in another is mixed', () => {
    const [folder] = ofFamily('conversationsV1');
    const attributes = { type: 'object', properties: { colour: { type: 'string' } } };
    const contradicting = { request: {}, response: { properties: { attributes } }, definitions: {} };

    expect(namedFields([...(folder ? [folder, { ...folder, types: contradicting }] : [])]).mixed).toEqual([
      'attributes',
    ]);
  });
});

import { CommsError } from '@comms/core';
import { expect, test } from 'vitest';
import { attributesOf } from './index.ts';

test.each([
  ['{"colour":"red","list":[1]}', { colour: 'red', list: [1] }],
  ['{}', {}],
  ['', {}],
  [null, {}],
  [undefined, {}],
])('%j is read as %j', (attributes, expected) => {
  expect(attributesOf({ sid: 'CH1', attributes })).toEqual(expected);
});

test.each(['{', '"text"', '[1]', 'null', '7'])('%s is refused with the SID, and is not told', (attributes) => {
  const read = (): unknown => attributesOf({ sid: 'CH1', attributes });

  expect(read).toThrow(CommsError);
  expect(read).toThrow('The attributes of CH1 are no JSON object. Read the text in `attributes`.');
});

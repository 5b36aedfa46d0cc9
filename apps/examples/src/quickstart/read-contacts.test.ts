import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readContacts } from './read-contacts.ts';

const header = 'name,country,phone,note\r\n';
const contactsFile = new URL('../../data/contacts.csv', import.meta.url);

test('a complete row is a contact', () => {
  const file = readContacts(`${header}Ελένη,GR,690 000 0012,VIP\r\n`);

  expect(file).toEqual({ contacts: [{ name: 'Ελένη', number: '+306900000012' }], refusals: [] });
});

test('columns are found by their titles', () => {
  const file = readContacts('Phone , extra,NAME,country\n690 000 0012,x,Ελένη,GR\n');

  expect(file.contacts).toEqual([{ name: 'Ελένη', number: '+306900000012' }]);
});

test.each(['name', 'country', 'phone'])('a file without the column "%s" is an error', (missing) => {
  const titles = ['name', 'country', 'phone'].filter((title) => title !== missing);

  const read = (): unknown => readContacts(`${titles.join(',')}\na,b\n`);

  expect(read).toThrow(`The file has no column "${missing}".`);
});

test('an empty file is an error', () => {
  const read = (): unknown => readContacts('');

  expect(read).toThrow('The file has no column "name".');
});

test('a file with titles only holds nothing', () => {
  const file = readContacts(header);

  expect(file).toEqual({ contacts: [], refusals: [] });
});

test('spaces around a name and line breaks in it become single spaces', () => {
  const file = readContacts(`${header}"  Reception\r\n(ground floor)\u00a0",GB,020 7946 0030,\r\n`);

  expect(file.contacts[0]?.name).toBe('Reception (ground floor)');
});

test('a decomposed name is composed', () => {
  const file = readContacts(`${header}${'Léa'.normalize('NFD')},FR,06 39 98 00 11,\r\n`);

  expect(file.contacts[0]?.name).toBe('Léa');
});

test('an emoji of several code points stays whole', () => {
  const file = readContacts(`${header}👩🏽‍🚀 Amara,US,(206) 555-0142,\r\n`);

  expect(file.contacts[0]?.name).toBe('👩🏽‍🚀 Amara');
});

test('a number in another writing is refused as a duplicate, with the line of the first', () => {
  const file = readContacts(`${header}Ada,US,(206) 555-0142,\r\nAda L,us,+1 206.555.0142,\r\n`);

  expect(file.refusals).toEqual([{ line: 3, reason: 'the number of an earlier row', detail: 'as in line 2' }]);
});

test('the number of a row that was refused is still free', () => {
  const file = readContacts(`${header},US,(206) 555-0142,\r\nAda,US,(206) 555-0142,\r\n`);

  expect(file.contacts).toEqual([{ name: 'Ada', number: '+12065550142' }]);
});

test('a row without a name is refused, its number masked', () => {
  const file = readContacts(`${header}  ,US,(206) 555-0142,\r\n`);

  expect(file.refusals).toEqual([{ line: 2, reason: 'no name', detail: '206•••••42' }]);
});

test.each([
  ['Ada,US', 'too few cells', '2 instead of 4'],
  ['Lovelace, Ada,US,(206) 555-0142,', 'too many cells', '5 instead of 4'],
])('the row %j is refused: %s', (row, reason, detail) => {
  const file = readContacts(`${header}${row}\r\n`);

  expect(file).toEqual({ contacts: [], refusals: [{ line: 2, reason, detail }] });
});

test('each row of the example file is a contact or a refusal', () => {
  const { contacts, refusals } = readContacts(readFileSync(contactsFile, 'utf8'));

  expect({ contacts: contacts.length, refusals: refusals.length }).toEqual({ contacts: 441, refusals: 59 });
});

test('no number of the example file is written to twice', () => {
  const { contacts } = readContacts(readFileSync(contactsFile, 'utf8'));

  expect(new Set(contacts.map(({ number }) => number)).size).toBe(contacts.length);
});

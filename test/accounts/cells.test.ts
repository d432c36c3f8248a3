/** Addresses as Excel writes them. */
import {
  addressOf,
  columnName,
  isSubjectCode,
  levelOf,
  parentOf,
  parseAddress,
  parseRange,
  rangeOf,
} from '../../src/accounts';

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16383, 'XFD'],
])('column %i is %s', (column, name) => {
  expect(columnName(column)).toBe(name);
  expect(parseAddress(`${name}7`)).toEqual({ row: 6, column });
});

test('addresses and ranges there and back', () => {
  expect(addressOf(11, 2)).toBe('C12');
  expect(parseAddress('$C$12')).toEqual({ row: 11, column: 2 });
  expect(parseAddress('C0')).toBeUndefined();
  expect(parseAddress('公开01表')).toBeUndefined();
  expect(rangeOf({ top: 0, left: 0, bottom: 19, right: 8 })).toBe('A1:I20');
  expect(rangeOf({ top: 4, left: 1, bottom: 4, right: 1 })).toBe('B5');
  expect(parseRange('A1:I20')).toEqual({ top: 0, left: 0, bottom: 19, right: 8 });
  expect(parseRange('B5')).toEqual({ top: 4, left: 1, bottom: 4, right: 1 });
  expect(parseRange('A1:')).toBeUndefined();
});

test('codes of 3, 5 and 7 digits are 类, 款 and 项', () => {
  const levels = ['208', '20805', '2080505'].map((code) => (isSubjectCode(code) ? levelOf(code) : undefined));
  expect(levels).toEqual([1, 2, 3]);
  expect(['2', '20', '2080', '208050', '20805051', '20a', '２０８', ''].filter(isSubjectCode)).toEqual([]);
  const item = '2080505';
  if (!isSubjectCode(item)) throw new Error('a code');
  const section = parentOf(item);
  expect(section).toBe('20805');
  expect(section && parentOf(section)).toBe('208');
  expect(section && parentOf(section) && parentOf('208' as typeof item)).toBeUndefined();
});

/** What is said of a form file that somebody wrote by hand and slipped in: the line, the place and what to mend. */
import { FORMS } from '../../src/forms';
import { loadForm } from '../../src/forms/load';

const GOOD = `{
  "id": "benshi-2025",
  "base": "henan-2021",
  "place": "本市",
  "years": [2025],
  "source": "本市空白表",
  "order": ["01", "02", "03", "04", "05"],
  "statements": {
    "01": { "labels": { "其他收入": "其他各项收入" } },
    "06": { "drop": ["30101"] }
  }
}
`;

/** Line and sentence of each fault. */
function faultsOf(text: string): string[] {
  const loaded = loadForm(text, FORMS);
  return 'faults' in loaded ? loaded.faults.map(({ line, message }) => `${line} ${message}`) : [];
}

test('a good file has none', () => {
  expect(faultsOf(GOOD)).toEqual([]);
  expect(faultsOf(`\ufeff${GOOD}`)).toEqual([]);
});

test.each([
  ['a missing comma, on the line where it is missing', '"本市",\n', '"本市"\n', '4 第 16 个字前面缺一个逗号。'],
  ['a Chinese comma', '"本市",', '"本市"，', '4 第 16 个字“，”是中文标点，请改用英文（半角）的标点。'],
  ['a Chinese quotation mark', '"place"', '“place”', '4 第 3 个字““”是中文标点，请改用英文（半角）的标点。'],
  ['a comma too many', '[2025],', '[2025,],', '5 第 17 个字是多余的逗号：最后一项后面不写逗号。'],
  ['a missing colon', '"place":', '"place"', '4 第 11 个字前面缺一个冒号。'],
  ['a word without quotation marks', '"place":', 'place:', '4 第 3 个字起的文字要用一对英文双引号括起来。'],
  ['single quotation marks', '"place"', "'place'", '4 第 3 个字起的文字要用一对英文双引号括起来。'],
  ['a quotation mark left open', '"本市",', '"本市,', '4 第 12 个字起的文字要用一对英文双引号括起来。'],
  ['a bracket left open', '  }\n}\n', '  }\n', '11 括号没有配对，缺右括号。'],
  ['a comment', '"years"', '/* 年度 */ "years"', '5 第 3 个字起是注释，文件里不能写注释。'],
  ['more behind the end', '  }\n}\n', '  }\n}}\n', '12 第 2 个字起是多余的内容，请核对括号是否配对。'],
  [
    'a wrong key',
    '"place"',
    '"plcae": "", "place"',
    '4 整个文件：没有“plcae”这一项。请核对名称，或者删去。是不是“place”？',
  ],
  [
    'a wrong key in a statement',
    '"labels"',
    '"lable"',
    '9 statements › 01：没有“lable”这一项。请核对名称，或者删去。是不是“labels”？',
  ],
  ['a text for a number', '[2025]', '["2025"]', '5 years › 第 1 项：应为数字。'],
  ['nothing where something must be', '  "place": "本市",\n', '', '1 缺 place：应为文字（要有引号）。'],
  ['an empty text', '"本市"', '""', '4 place：不能是空的，也不能太小。'],
  ['a Chinese id', '"benshi-2025"', '"本市"', '2 id：“本市”不合要求。编号以小写字母开头，只用小写字母、数字和连字符。'],
  [
    'a code of one digit',
    '"05"]',
    '"5"]',
    '7 order › 第 5 项：“5”不是编号。报表的编号是两位数字，例如 01；科目的编码是三、五或七位。',
  ],
  [
    'a line misspelt',
    '"其他收入":',
    '"其它收人":',
    '9 statements › 01：《收入支出决算总表》没有“其它收人”这一行或这一栏，是不是“其他收入”？',
  ],
  [
    'a base that is not there',
    '"henan-2021"',
    '"henan-2020"',
    /^3 base：没有“henan-2020”这个表式，已有的是 henan-2021、/,
  ],
  ['no base', '  "base": "henan-2021",\n', '', /^1 缺 base/],
  ['its own base', '"benshi-2025"', '"henan-2021"', '3 base：表式绕一圈又以自己为底。'],
  [
    'a statement that does not exist',
    '"05"]',
    '"05", "77"]',
    /^7 没有编号“77”的报表，已有的是 01《收入支出决算总表》、/,
  ],
  ['a code that does not exist', '"30101"', '"30177"', /^10 statements › 06：《.*》没有“30177”这一行或这一栏/],
])('%s', (_, right, wrong, told) => {
  expect(GOOD).toContain(right);
  const faults = faultsOf(GOOD.replace(right, wrong));
  if (typeof told === 'string') expect(faults).toEqual([told]);
  else {
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(told);
  }
});

test('every slip of a file is told, each with its line', () => {
  const faults = faultsOf(
    GOOD.replace('"其他收入":', '"其它收人": "甲", "事业收人":').replace('"30101"', '"30101", "工资"'),
  );
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['9', '9', '10']);
});

test('an empty file, and one that is too large', () => {
  expect(faultsOf(' \n')).toEqual(['1 文件是空的。']);
  expect(faultsOf(' '.repeat(1_000_001))).toEqual(['1 文件太大，请核对是不是选错了文件。']);
});

/** The questions of the supplement and the wordings that use them agree. */
import { Liquid } from 'liquidjs';
import { namedFigures, supplementKey, supplementQuestions, wording, WORDING_NAMES } from '../../src/forms';
import { drafted } from '../support/narratives';

const questions = [...supplementQuestions().values()];

/** Every name and property that the templates of a wording mention. */
function mentioned(name: (typeof WORDING_NAMES)[number]): ReadonlySet<string> {
  const { partials, sections, title } = wording(name);
  const templates = [
    title,
    ...Object.values(partials),
    ...sections.flatMap(({ heading, paragraphs }) => [
      heading,
      ...paragraphs.flatMap(({ when, text }) => (when === undefined ? [text] : [text, `{{ ${when.split(' ')[0]} }}`])),
    ]),
  ];
  return new Set(templates.flatMap((text) => text.match(/[\p{L}\p{N}_（）]+/gu) ?? []));
}

it('has no two questions or figures of one name', () => {
  const names = [...questions.map(({ key }) => key), ...namedFigures().keys()];
  expect(new Set(names).size).toBe(names.length);
});

it('has keys that a template can name', () => {
  const engine = new Liquid();
  for (const { key } of questions) {
    expect(engine.parseAndRenderSync(`{{ ${key} }}`, { [key]: '有' })).toBe('有');
  }
});

it.each(WORDING_NAMES)('has for %s exactly the questions that its templates use', (name) => {
  const names = mentioned(name);
  const automatic = new Set([
    '单位名称',
    '年度',
    ...questions.map(({ key }) => key).filter((key) => key.startsWith('上年')),
  ]);
  const rests = questions.filter(({ key }) => names.has(key)).map(({ zeroWith }) => zeroWith);
  const used = questions.filter(({ key }) => names.has(key) || rests.includes(key)).map(({ key }) => key);
  const declared = questions.filter(({ key, wordings }) => wordings.includes(name) && !automatic.has(key));
  expect(declared.map(({ key }) => key)).toEqual(used.filter((key) => !automatic.has(key)));
});

it('asks for last year’s figure of each figure that a wording compares', () => {
  const compared = questions.filter(({ key }) => key.startsWith('上年')).map(({ key }) => key.slice(2));
  const known = new Set([...namedFigures().keys(), ...questions.map(({ key }) => key)]);
  for (const name of compared) expect(known).toContain(name);
  for (const name of WORDING_NAMES) {
    const keys = drafted({}, name).missing.map(({ key }) => key);
    for (const key of keys) expect(supplementQuestions().get(key)?.wordings).toContain(name);
  }
});

it('rests zeros on figures, or on questions that stand before', () => {
  questions.forEach(({ zeroWith }, index) => {
    const known = new Set([...namedFigures().keys(), ...questions.slice(0, index).map(({ key }) => key)]);
    if (zeroWith !== undefined) expect(known).toContain(zeroWith);
  });
});

it('says a unit for every amount and count', () => {
  for (const { key, kind, unit } of questions) {
    expect([key, unit !== undefined]).toEqual([key, kind === 'money' || kind === 'count' || kind === 'number']);
  }
});

it('has one key a subject', () => {
  expect(supplementKey('上年收支总计')).toBe('上年收支总计');
  expect(supplementKey('年初预算', '2050803')).toBe('年初预算|2050803');
});

/** The sample's narrative, word for word, in both wordings. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draft } from '../../src/drafting';
import { FORMS, wording, WORDING_NAMES } from '../../src/forms';
import { narrativeToText } from '../../src/publishing';
import { jiaozuo } from '../support/jiaozuo';

describe.each(WORDING_NAMES)('the narrative of the sample in the wording of %s', (name) => {
  it('reads as the golden text', () => {
    const narrative = draft(jiaozuo(), { form: FORMS.form('henan-2021', 2021), wording: wording(name) });
    const golden = readFileSync(join(__dirname, '..', 'golden', `jiaozuo-2021.${name}.txt`), 'utf8');
    expect(narrativeToText(narrative)).toBe(golden);
  });
});

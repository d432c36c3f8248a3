/** Short ways to draft the sample and to look at what came out. */
import type { Accounts } from '../../src/accounts';
import { draft, textOf, type DraftOptions, type FigureRun, type Narrative, type Run } from '../../src/drafting';
import { FORMS, wording, type WordingName } from '../../src/forms';
import { jiaozuo, type Changes } from './jiaozuo';

/** The sample with changes, drafted in a built-in wording. */
export function drafted(
  changes: Changes = {},
  name: WordingName = 'henan',
  options: Partial<Pick<DraftOptions, 'prior' | 'supplement'>> = {},
): Narrative {
  return draftOf(jiaozuo(changes), name, options);
}

export function draftOf(
  accounts: Accounts,
  name: WordingName = 'henan',
  options: Partial<Pick<DraftOptions, 'prior' | 'supplement'>> = {},
): Narrative {
  return draft(accounts, { form: FORMS.form('henan-2021', 2021), wording: wording(name), ...options });
}

/** The text of one section, its paragraphs joined, without its heading. */
export function section(narrative: Narrative, id: string): string {
  const found = narrative.sections.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no section ${id}`);
  return found.paragraphs.map(textOf).join('\n');
}

export function runsOf(narrative: Narrative): Run[] {
  return narrative.sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ runs }) => runs));
}

export function figuresOf(narrative: Narrative): FigureRun[] {
  return runsOf(narrative).filter((run) => run.kind === 'figure');
}

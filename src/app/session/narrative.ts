/** 说明: the supplement's questions and the draft. The library of templates and that of Word load when first used. */
import { splitMoneyUnit, type Supplement, type SupplementAnswer } from '../../accounts';
import type { Narrative } from '../../drafting';
import { namedLists, supplementKey, supplementQuestions, wording, type SupplementQuestion } from '../../forms';
import { priorOf } from './prior';
import { wordingName, type Drafted, type ReadBook, type SessionState } from './state';
import { inSlices, type Watcher } from './steps';
import type { Workspace } from './workspace';

/** A question, for one subject where it is asked per subject. */
export interface AskedQuestion {
  /** Key of the answer. */
  readonly key: string;
  readonly question: SupplementQuestion;
  readonly subject: { readonly code: string; readonly name: string } | undefined;
  /** What was answered in the pane. */
  readonly answer: string;
  /** What a sheet 补充资料 says; the pane's answer wins. */
  readonly fromSheet: string;
  /** The draft needs it and does not have it. */
  readonly missing: boolean;
}

export interface AskedSection {
  readonly section: string;
  readonly questions: readonly AskedQuestion[];
  readonly missing: number;
}

/** The questions of the chosen wording by section, in the narrative's order. */
export function sectionsOf({ book, kept, drafted }: Pick<SessionState, 'book' | 'kept' | 'drafted'>): AskedSection[] {
  const missing = new Set(drafted?.narrative.missing.map(({ key, code }) => supplementKey(key, code)));
  const name = wordingName({ book, kept });
  const sections = new Map<string, AskedQuestion[]>();
  for (const question of supplementQuestions().values()) {
    if (!question.wordings.includes(name)) continue;
    const asked = sections.get(question.section) ?? [];
    sections.set(question.section, asked);
    for (const subject of question.per === 'subject' ? subjectsIn(book) : [undefined]) {
      const key = supplementKey(question.key, subject?.code);
      asked.push({
        key,
        question,
        subject,
        answer: kept.answers[key] ?? '',
        fromSheet: shown(book?.accounts.supplement.get(key)),
        missing: missing.has(key),
      });
    }
  }
  return [...sections].map(([section, questions]) => ({
    section,
    questions,
    missing: questions.filter((asked) => asked.missing).length,
  }));
}

/** The 项 in use of which the wordings speak one by one first: those for which questions are asked. */
function subjectsIn(book: ReadBook | undefined): { code: string; name: string }[] {
  const statement = namedLists().find(({ list }) => list === 'items')?.statement;
  const rows = (statement && book?.accounts.statements.get(statement)?.rows) ?? [];
  return rows.flatMap(({ code, name, figures }) =>
    code?.length === 7 && [...figures.values()].some(({ amount }) => !amount.isZero) ? [{ code, name }] : [],
  );
}

function shown(answer: SupplementAnswer | undefined): string {
  return answer ? `${answer.text}${answer.unit ?? ''}` : '';
}

/** The pane's answers as drafting takes them: an amount may carry its unit. */
export function supplementOf(answers: Readonly<Record<string, string>>): Supplement {
  const questions = supplementQuestions();
  const supplement = new Map<string, SupplementAnswer>();
  for (const [key, text] of Object.entries(answers)) {
    if (text.trim() === '') continue;
    const kind = questions.get(key.split('|')[0] ?? '')?.kind;
    supplement.set(key, kind === 'money' ? splitMoneyUnit(text.trim()) : { text });
  }
  return supplement;
}

/** Drafts from the workbook as it is now. */
export async function draftNarrative(space: Workspace, watcher: Watcher): Promise<Drafted> {
  const book = await space.book(watcher);
  const { draftInSteps } = await import('../../drafting');
  const { kept } = space.state;
  const prior = priorOf(space, book.accounts);
  const steps = draftInSteps(book.accounts, {
    form: book.form,
    wording: wording(wordingName(space.state)),
    supplement: supplementOf(kept.answers),
    ...(prior && { prior }),
  });
  const narrative = await inSlices(steps, watcher);
  const figures = await space.fingerprint(book, watcher);
  const drafted: Drafted = { narrative, figures, at: space.now() };
  space.store.set({ drafted, figures });
  return drafted;
}

/** A narrative as it goes to the clipboard. */
export async function clipboardForms(narrative: Narrative): Promise<{ readonly html: string; readonly text: string }> {
  const { narrativeToHtml, narrativeToText } = await import('../../publishing');
  return { html: narrativeToHtml(narrative), text: narrativeToText(narrative) };
}

/** A narrative as a Word document. */
export async function wordDocument(narrative: Narrative): Promise<Uint8Array> {
  const { narrativeToDocx } = await import('../../publishing');
  return narrativeToDocx(narrative);
}

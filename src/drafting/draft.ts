/** Drafts the narrative of one unit's accounts in a wording. */
import type { Liquid } from 'liquidjs';
import { finished, inSteps, type Accounts, type InSteps, type Supplement } from '../accounts';
import type { Form, Wording, WordingParagraph } from '../forms';
import { say } from '../sentences';
import { createEngine } from './engine';
import type { Narrative, NarrativeParagraph, NarrativeSection } from './narrative';
import { renderInSteps } from './render';
import { PARAGRAPH_END, plain, printable, RunMarks } from './runs';
import { unitOf, vocabulary, yearOf, type Vocabulary } from './vocabulary';
import { conditionOf, wordingFault } from './wording';

export interface DraftOptions {
  readonly form: Form;
  readonly wording: Wording;
  /** Last year's accounts; used when they are of the year before. */
  readonly prior?: Accounts;
  /** Answers that are added to, and win over, those in the accounts. */
  readonly supplement?: Supplement;
}

/**
 * The narrative of `accounts`. What is not known leaves a placeholder and an entry in `missing`; nothing is guessed.
 * Throws a WordingError, in Chinese, when a template of the wording fails.
 */
export function draft(accounts: Accounts, options: DraftOptions): Narrative {
  return finished(draftInSteps(accounts, options));
}

/** The same, pausing on the way, so that a pane can yield to its user. */
export function* draftInSteps(accounts: Accounts, options: DraftOptions): InSteps<Narrative> {
  const { form, wording } = options;
  const supplement = new Map([...accounts.supplement, ...(options.supplement ?? [])]);
  const year = yearOf(accounts, supplement);
  const unit = unitOf(accounts, supplement);
  const { prior, note } = usablePrior(options.prior, year);
  const marks = new RunMarks();
  const words = yield* vocabulary({ form, accounts, supplement, prior }, marks);
  const writer = new Writer(createEngine(marks, wording.partials), marks, words);
  const sections: NarrativeSection[] = [];
  for (const section of wording.sections) sections.push(yield* writer.section(section));
  const title = yield* writer.words(wording.title, say('drafting.inTitle'));
  return {
    title,
    ...(unit !== undefined && { unit }),
    ...(year !== undefined && { year }),
    wording: wording.name,
    sections,
    missing: marks.missing,
    notes: note === undefined ? [] : [note],
  };
}

class Writer {
  constructor(
    private readonly engine: Liquid,
    private readonly marks: RunMarks,
    private readonly vocabulary: Vocabulary,
  ) {}

  *section({ id, heading, paragraphs }: Wording['sections'][number]): InSteps<NarrativeSection> {
    const title = yield* this.words(heading, say('drafting.inHeading', { section: heading }));
    this.marks.startSection(title);
    const written: NarrativeParagraph[] = [];
    for (const [index, paragraph] of paragraphs.entries()) {
      yield* this.paragraphs(paragraph, title, index + 1, written);
    }
    return { id, heading: title, paragraphs: written };
  }

  /** A template's words, where figures cannot stand. */
  *words(text: string, where: string): InSteps<string> {
    return this.marks
      .split(yield* this.render(text, where))
      .map((run) => run.text)
      .join('');
  }

  /** The paragraphs that one template makes: none where its condition does not hold, several where it ends them. */
  private *paragraphs(
    { level, when, text }: WordingParagraph,
    section: string,
    number: number,
    written: NarrativeParagraph[],
  ): InSteps<void> {
    this.marks.startParagraph();
    const params = { section, number };
    if (when !== undefined && (yield* this.render(conditionOf(when), say('drafting.inWhen', params))) === '') return;
    const parts = (yield* this.render(text, say('drafting.inParagraph', params))).split(PARAGRAPH_END);
    yield* inSteps(parts, (part) => {
      const runs = this.marks.split(part);
      if (runs.length > 0) written.push({ ...(level !== undefined && { level }), runs });
    });
  }

  private *render(text: string, where: string): InSteps<string> {
    try {
      return yield* renderInSteps(this.engine, printable(text), this.vocabulary);
    } catch (error) {
      throw wordingFault(error, where);
    }
  }
}

/** Last year's accounts count only if they are of the year before: another year's figures would be wrong figures. */
function usablePrior(
  prior: Accounts | undefined,
  year: number | undefined,
): { readonly prior: Accounts | undefined; readonly note?: string } {
  const actual = prior?.year?.value;
  if (!prior || year === undefined || actual === undefined || actual === year - 1) return { prior };
  const note = say('drafting.priorYear', { book: plain(prior.book), actual, expected: year - 1 });
  return { prior: undefined, note };
}

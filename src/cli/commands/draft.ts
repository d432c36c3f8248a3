/** `juesuan draft`: the narrative from a book's figures and its supplement. */
import { basename } from 'node:path';
import { draft, loadWording, WordingError, type Narrative } from '../../drafting';
import { WORDING_NAMES, wording, type Wording } from '../../forms';
import { refuseTarget } from '../../hosts/file/disk';
import { countByLevel, narrativeToDocx, narrativeToHtml, narrativeToJson, narrativeToText } from '../../publishing';
import { say } from '../sentences';
import { assignmentsIn, chosenForm, openBook, openPrior, readingProblems, usablePrior, type Book } from '../books';
import { readTextFile } from '../inputs';
import { InputError, type Io, type ExitStatus } from '../io';
import { parseJson } from '../json';
import { refuseExtension, writeOutput } from '../outputs';
import { parseSupplement } from '../supplementFile';
import { checkBook } from './check';

export interface DraftFlags {
  readonly out: string;
  readonly prior?: string;
  readonly supplement?: string;
  readonly wording?: string;
  readonly form?: string;
  readonly map?: string;
}

export async function draftNarrative(path: string, flags: DraftFlags, io: Io): Promise<ExitStatus> {
  const write = WRITERS[refuseExtension(flags.out, ['.docx', '.html', '.txt', '.json'], '--out')];
  const inputs = [path, flags.prior, flags.supplement, flags.wording, flags.map].filter((input) => input !== undefined);
  await refuseTarget(flags.out, inputs);
  const assignments = await assignmentsIn(flags.map);
  const book = await openBook(path, { form: await chosenForm(flags.form), assignments });
  const wordingName = flags.wording ?? book.form.wording;
  const chosen = await wordingOf(wordingName);
  const prior = usablePrior(book, await openPrior(flags.prior), io);
  const supplement =
    flags.supplement === undefined
      ? undefined
      : parseSupplement(await readTextFile(flags.supplement), basename(flags.supplement));
  const narrative = narrativeOf(wordingName, () =>
    draft(book.accounts, {
      form: book.form,
      wording: chosen,
      ...(prior && { prior: prior.accounts }),
      ...(supplement && { supplement }),
    }),
  );
  await writeOutput(flags.out, await write(narrative), inputs, io);
  report(narrative, flags.out, io);
  warn(book, prior, io);
  return 0;
}

/** What was drafted, and what is still missing by the section that needs it. */
function report(narrative: Narrative, file: string, io: Io): void {
  io.out(`${say('cli.drafted', { file })}\n`);
  for (const note of narrative.notes) io.out(`${note}\n`);
  if (narrative.missing.length === 0) return;
  io.out(`${say('cli.missingAnswers', { count: narrative.missing.length })}\n`);
  let heading: string | undefined;
  for (const { key, code, section, help } of narrative.missing) {
    if (section !== heading) io.out(`\n  ${section}\n`);
    heading = section;
    // Most of the helps to questions that are asked for each subject begin with it.
    const item = code === undefined || help.startsWith(code) ? key : say('cli.supplementPlace', { key, code });
    io.out(`    ${say('cli.missingAnswer', { item, help })}\n`);
  }
}

/** A narrative is no better than its figures: what could not be read, and errors that were found, are told with it. */
function warn(book: Book, prior: Book | undefined, io: Io): void {
  const { error } = countByLevel(checkBook(book, prior).result);
  if (error === 0) return;
  io.err(`${say('cli.draftedWithErrors', { book: book.accounts.book, count: error })}\n`);
  for (const sentence of readingProblems(book).sentences) io.err(`  ${sentence}\n`);
}

const encoder = new TextEncoder();

const WRITERS = {
  '.docx': narrativeToDocx,
  '.html': (narrative: Narrative) => encoder.encode(narrativeToHtml(narrative)),
  '.txt': (narrative: Narrative) => encoder.encode(narrativeToText(narrative)),
  '.json': (narrative: Narrative) => encoder.encode(narrativeToJson(narrative)),
} as const;

/** A wording by name, or from a bureau's own file. */
async function wordingOf(name: string): Promise<Wording> {
  const held = WORDING_NAMES.find((candidate) => candidate === name);
  if (held) return wording(held);
  if (!/\.json$/i.test(name)) throw new InputError(say('cli.noWording', { name, held: WORDING_NAMES.join('、') }));
  const text = await readTextFile(name);
  return narrativeOf(name, () => loadWording(parseJson(text, basename(name))));
}

/** A wording that does not work is a fault of the input. */
function narrativeOf<T>(name: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof WordingError)) throw error;
    throw new InputError(say('cli.ofBook', { book: basename(name), sentence: error.message }));
  }
}

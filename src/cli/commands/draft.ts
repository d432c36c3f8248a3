/** `juesuan draft`: the narrative from a book's figures and its supplement. */
import { basename } from 'node:path';
import { draft, loadWording, WordingError, type Narrative } from '../../drafting';
import { WORDING_NAMES, wording, type Wording } from '../../edition';
import { readFileBounded, writeFileSafely } from '../../hosts/file/disk';
import { narrativeToDocx, narrativeToHtml, narrativeToJson, narrativeToText } from '../../publishing';
import { say } from '../../sentences';
import { openBook, openPrior, usablePrior } from '../books';
import { InputError, type Io } from '../io';
import { parseJson } from '../json';
import type { ExitStatus } from '../program';
import { parseSupplement } from '../supplementFile';

export interface DraftFlags {
  readonly out: string;
  readonly prior?: string;
  readonly supplement?: string;
  readonly wording: string;
}

export async function draftNarrative(path: string, flags: DraftFlags, io: Io): Promise<ExitStatus> {
  const write = writerFor(flags.out);
  const chosen = await wordingOf(flags.wording);
  const book = await openBook(path);
  const prior = usablePrior(book, await openPrior(flags.prior), io);
  const supplement =
    flags.supplement === undefined
      ? undefined
      : parseSupplement(await readText(flags.supplement), basename(flags.supplement));
  const narrative = narrativeOf(() =>
    draft(book.accounts, {
      edition: book.edition,
      wording: chosen,
      ...(prior && { prior: prior.accounts }),
      ...(supplement && { supplement }),
    }),
  );
  const inputs = [path, flags.prior, flags.supplement, flags.wording].filter((input) => input !== undefined);
  await writeFileSafely(flags.out, await write(narrative), inputs);
  report(narrative, flags.out, io);
  return 0;
}

function report(narrative: Narrative, file: string, io: Io): void {
  io.out(`${say('cli.drafted', { file })}\n`);
  for (const note of narrative.notes) io.out(`${note}\n`);
  if (narrative.missing.length === 0) return;
  io.out(`${say('cli.missingAnswers', { count: narrative.missing.length })}\n`);
  for (const { key, code, section, help } of narrative.missing) {
    io.out(`  ${say('cli.missingAnswer', { section, key: code === undefined ? key : `${key} ${code}`, help })}\n`);
  }
}

const encoder = new TextEncoder();

const WRITERS: Readonly<Record<string, (narrative: Narrative) => Uint8Array | Promise<Uint8Array>>> = {
  '.docx': narrativeToDocx,
  '.html': (narrative) => encoder.encode(narrativeToHtml(narrative)),
  '.txt': (narrative) => encoder.encode(narrativeToText(narrative)),
  '.json': (narrative) => encoder.encode(narrativeToJson(narrative)),
};

function writerFor(file: string): (narrative: Narrative) => Uint8Array | Promise<Uint8Array> {
  const extension = /\.[^./\\]+$/.exec(file)?.[0].toLowerCase() ?? '';
  const write = Object.hasOwn(WRITERS, extension) ? WRITERS[extension] : undefined;
  if (!write) throw new InputError(say('cli.outFormat', { file }));
  return write;
}

/** A wording by name, or from a bureau's own file. */
async function wordingOf(name: string): Promise<Wording> {
  const held = WORDING_NAMES.find((candidate) => candidate === name);
  if (held) return wording(held);
  if (!/\.json$/i.test(name)) throw new InputError(say('cli.noWording', { name, held: WORDING_NAMES.join('、') }));
  const text = await readText(name);
  return narrativeOf(() => loadWording(parseJson(text, basename(name))));
}

/** A wording that does not work is a fault of the input. */
function narrativeOf<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof WordingError) throw new InputError(error.message);
    throw error;
  }
}

async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readFileBounded(path));
}

/** `juesuan form`: a form file from a book that is printed by it. */
import { basename } from 'node:path';
import { FORMS } from '../../forms';
import { openWorkbook } from '../../hosts/file';
import { readFileBounded, refuseTarget } from '../../hosts/file/disk';
import { deriveForm } from '../../reading/derive';
import { say } from '../sentences';
import { refuseFolder, yearOf } from '../inputs';
import { InputError, type ExitStatus, type Io } from '../io';
import { refuseExtension, writeOutput } from '../outputs';

export interface FormFlags {
  readonly out: string;
  readonly id?: string;
  readonly place?: string;
  readonly year?: string;
}

/** A form's id and place, as the file has them. */
const ID = /^[a-z][a-z0-9-]{1,40}$/;
const PLACE = /^(?=.*\S).{1,100}$/;
/** A form is of this century. */
const FIRST_YEAR = 2000;

export async function form(path: string, flags: FormFlags, io: Io): Promise<ExitStatus> {
  const { id, place } = flags;
  refuseExtension(flags.out, ['.json'], '--out');
  if (id !== undefined && !ID.test(id)) throw new InputError(say('cli.notAnId', { id }));
  if (id !== undefined && FORMS.has(id)) throw new InputError(say('cli.idTaken', { id }));
  if (place !== undefined && !PLACE.test(place)) throw new InputError(say('cli.notAPlace', { place }));
  const year = flags.year === undefined ? undefined : yearOf(flags.year);
  if (year !== undefined && year < FIRST_YEAR) throw new InputError(say('cli.notAYear', { text: flags.year ?? '' }));
  await refuseTarget(flags.out, [path]);
  await refuseFolder(path);
  const name = basename(path);
  const host = await openWorkbook(await readFileBounded(path, name), name);
  const derived = deriveForm(await host.readSheets(), {
    book: name,
    ...(id !== undefined && { id }),
    ...(place !== undefined && { place }),
    ...(year !== undefined && { year }),
  });
  if (!derived) throw new InputError(say('cli.noStatements', { book: name }));
  await writeOutput(flags.out, new TextEncoder().encode(derived.text), [path], io);
  const written = say('cli.formWritten', { file: flags.out, base: derived.draft.base, count: derived.look.length });
  io.out(`${[written, ...derived.look.map((sentence) => say('cli.toLookAt', { sentence }))].join('\n')}\n`);
  return 0;
}

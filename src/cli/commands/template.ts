/** `juesuan template`: an empty book of the prescribed statements with live formulas. */
import type { StatementCode } from '../../accounts';
import { edition, editionFor, type Edition } from '../../edition';
import { createWorkbook } from '../../hosts/file';
import { refuseTarget } from '../../hosts/file/disk';
import { layOutStatements, layOutSupplement } from '../../layout';
import { say } from '../../sentences';
import { editionYear } from '../books';
import { InputError, type Io, type ExitStatus } from '../io';
import { refuseExtension, writeOutput } from '../outputs';

export interface TemplateFlags {
  readonly out: string;
  readonly edition?: string;
  readonly statements?: string;
  readonly unit?: string;
  readonly year?: string;
}

export async function template(flags: TemplateFlags, io: Io): Promise<ExitStatus> {
  refuseExtension(flags.out, ['.xlsx'], '--out');
  await refuseTarget(flags.out, []);
  const form = flags.edition === undefined ? editionFor(undefined) : edition(editionYear(flags.edition));
  const statements = flags.statements === undefined ? undefined : statementCodes(flags.statements, form);
  const plans = layOutStatements(form, {
    ...(statements && { statements }),
    ...(flags.unit !== undefined && { unit: flags.unit }),
    ...(flags.year !== undefined && { year: yearOf(flags.year) }),
  });
  // Someone who asks for single statements wants them alone.
  const sheets = statements ? plans : [...plans, layOutSupplement()];
  await writeOutput(flags.out, await createWorkbook(sheets), [], io);
  io.out(`${say('cli.templateWritten', { file: flags.out, sheets: sheets.map((sheet) => sheet.name).join('、') })}\n`);
  return 0;
}

function statementCodes(text: string, { statements }: Edition): StatementCode[] {
  const parts = text.split(/[,，、\s]+/).filter((part) => part !== '');
  return (parts.length > 0 ? parts : [text]).map((part) => {
    const code = part.normalize('NFKC').padStart(2, '0') as StatementCode;
    if (!statements.has(code))
      throw new InputError(say('cli.noStatement', { code: part, codes: [...statements.keys()].join('、') }));
    return code;
  });
}

function yearOf(text: string): number {
  const year = /^((?:19|20)\d\d)(?:年度?)?$/.exec(text.normalize('NFKC').trim())?.[1];
  if (year === undefined) throw new InputError(say('cli.notAYear', { text }));
  return Number(year);
}

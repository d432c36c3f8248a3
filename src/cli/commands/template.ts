/** `juesuan template`: an empty book of the prescribed statements with live formulas. */
import type { StatementCode } from '../../accounts';
import type { Form } from '../../forms';
import { createWorkbook } from '../../hosts/file';
import { refuseTarget } from '../../hosts/file/disk';
import { layOutStatements, layOutSupplement } from '../../layout';
import { say } from '../sentences';
import { chosenForm } from '../books';
import { yearOf } from '../inputs';
import { InputError, type Io, type ExitStatus } from '../io';
import { refuseExtension, writeOutput } from '../outputs';

export interface TemplateFlags {
  readonly out: string;
  readonly form?: string;
  readonly statements?: string;
  readonly unit?: string;
  readonly year?: string;
}

export async function template(flags: TemplateFlags, io: Io): Promise<ExitStatus> {
  refuseExtension(flags.out, ['.xlsx'], '--out');
  await refuseTarget(flags.out, []);
  const { forms, id = forms.base().id } = await chosenForm(flags.form);
  const year = flags.year === undefined ? undefined : yearOf(flags.year);
  const form = forms.form(id, year);
  if (!form.laidOut) {
    const held = forms.all().filter(({ laidOut }) => laidOut);
    throw new InputError(say('cli.notLaidOut', { form: id, held: held.map((each) => each.id).join('、') }));
  }
  const statements = flags.statements === undefined ? undefined : statementCodes(flags.statements, form);
  const plans = layOutStatements(form, {
    ...(statements && { statements }),
    ...(flags.unit !== undefined && { unit: flags.unit }),
    ...(year !== undefined && { year }),
  });
  // Someone who asks for single statements wants them alone.
  const sheets = statements ? plans : [...plans, layOutSupplement()];
  await writeOutput(flags.out, await createWorkbook(sheets), [], io);
  io.out(`${say('cli.templateWritten', { file: flags.out, sheets: sheets.map((sheet) => sheet.name).join('、') })}\n`);
  return 0;
}

/** Statements by their place in the form, which is the number that they print, or by their title. */
function statementCodes(text: string, { statements }: Form): StatementCode[] {
  const known = [...statements.values()];
  const parts = text.split(/[,，、\s]+/).filter((part) => part !== '');
  return (parts.length > 0 ? parts : [text]).map((part) => {
    const place = Number(/^\d+$/.exec(part.normalize('NFKC'))?.[0] ?? 0);
    const statement = known[place - 1] ?? known.find(({ titles }) => titles.includes(part));
    if (statement) return statement.code;
    const codes = known.map(({ title }, index) => `${String(index + 1).padStart(2, '0')} ${title}`);
    throw new InputError(say('cli.noStatement', { code: part, codes: codes.join('、') }));
  });
}

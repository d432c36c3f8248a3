/** `juesuan forms`: the forms that are known. */
import { FORMS, type Form } from '../../forms';
import { say } from '../sentences';
import type { ExitStatus, Io } from '../io';

export interface FormsFlags {
  readonly format: 'text' | 'json';
}

export function forms({ format }: FormsFlags, io: Io): ExitStatus {
  const all = FORMS.all();
  io.out(format === 'json' ? all.map((form) => `${JSON.stringify(jsonOf(form))}\n`).join('') : `${textOf(all)}\n`);
  return 0;
}

function jsonOf({ id, place, years, laidOut, certain, source }: Form): object {
  return { id, place, years, laidOut, certain: certain ?? null, source };
}

function textOf(all: readonly Form[]): string {
  const parts = all.map(({ id, place, years, laidOut, certain, source }) =>
    [
      say('cli.formLine', {
        id,
        place,
        years: years.join('、'),
        use: say(laidOut ? 'cli.formLaidOut' : 'cli.formRead'),
      }),
      say('cli.formCertain', { certain: certain ?? say('cli.formWhole') }),
      say('cli.formSource', { source }),
    ].join('\n'),
  );
  return [say('cli.formsCount', { count: all.length }), ...parts].join('\n\n');
}

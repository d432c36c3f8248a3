/** `juesuan rules`: the rule book. */
import { ruleBookToText, ruleEntries } from '../../publishing';
import { chosenForm } from '../books';
import type { Io, ExitStatus } from '../io';

export interface RulesFlags {
  readonly format: 'text' | 'json';
  readonly form?: string;
}

export async function rules(flags: RulesFlags, io: Io): Promise<ExitStatus> {
  const { forms, id } = await chosenForm(flags.form);
  const form = id === undefined ? forms.base() : forms.form(id);
  if (flags.format === 'text') io.out(`${ruleBookToText(form)}\n`);
  else for (const entry of ruleEntries(form)) io.out(`${JSON.stringify(entry)}\n`);
  return 0;
}

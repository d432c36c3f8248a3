/** `juesuan rules`: the rule book. */
import { editionFor } from '../../edition';
import { ruleBookToText, ruleEntries } from '../../publishing';
import type { Io, ExitStatus } from '../io';

export interface RulesFlags {
  readonly format: 'text' | 'json';
}

export function rules(flags: RulesFlags, io: Io): ExitStatus {
  const newest = editionFor(undefined);
  if (flags.format === 'text') io.out(`${ruleBookToText(newest)}\n`);
  else for (const entry of ruleEntries(newest)) io.out(`${JSON.stringify(entry)}\n`);
  return 0;
}

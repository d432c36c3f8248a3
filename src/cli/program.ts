/** The command line: what can be asked of it, and how it answers. */
import { Command, CommanderError, Option } from 'commander';
import { FORMS } from '../forms';
import { addSentences, say, type SentenceKey } from '../sentences';
import sentences from '../sentences/zh-CN/cli.json';
import { check, type CheckFlags } from './commands/check';
import { draftNarrative, type DraftFlags } from './commands/draft';
import { form as deriveForm, type FormFlags } from './commands/form';
import { forms, type FormsFlags } from './commands/forms';
import { mark, type MarkFlags } from './commands/mark';
import { read, type ReadFlags } from './commands/read';
import { rules, type RulesFlags } from './commands/rules';
import { template, type TemplateFlags } from './commands/template';
import { InputError, isInputProblem, type ExitStatus, type Io } from './io';
import { inChinese } from './usage';

addSentences('cli', sentences);

/** Runs a command line (without node and script). Everything that goes wrong with inputs is said in one line. */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = programOf(io, (result) => {
    status = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    // Help that was asked for.
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (!isInputProblem(error)) throw error;
    io.err(`${error.message}\n`);
    return 2;
  }
}

function programOf(io: Io, done: (status: ExitStatus) => void): Command {
  const program = new Command('juesuan').description(say('cli.about'));
  const command = (name: string, about: SentenceKey): Command =>
    inChinese(program.command(name), io).description(say(about));
  inChinese(program, io)
    .addHelpText('after', `\n${say('cli.moreHelp')}`)
    .helpCommand(false);

  const form = (about: SentenceKey = 'cli.optionForm'): Option =>
    new Option('--form <表式>', say(about, { held: FORMS.ids.join('、') }));
  const map = (): Option => new Option('--map <文件.json>', say('cli.optionMap'));
  const prior = (): Option => new Option('--prior <上年工作簿>', say('cli.optionPrior'));
  const format = (...formats: [string, ...string[]]): Option =>
    new Option('--format <格式>', say('cli.optionFormat')).choices(formats).default(formats[0]);

  command('check', 'cli.check')
    .argument('<工作簿...>', say('cli.argumentBooks'))
    .addOption(format('text', 'json'))
    .option('--report <文件.xlsx>', say('cli.optionReport'))
    .addOption(form())
    .addOption(map())
    .addOption(prior())
    .addHelpText('after', `\n${say('cli.checkHelp')}`)
    .action(async (books: string[], flags: CheckFlags) => done(await check(books, flags, io)));
  command('read', 'cli.read')
    .argument('<工作簿...>', say('cli.argumentBooks'))
    .addOption(format('json', 'csv'))
    .addOption(form())
    .addOption(map())
    .addHelpText('after', `\n${say('cli.readHelp')}`)
    .action(async (books: string[], flags: ReadFlags) => done(await read(books, flags, io)));
  command('mark', 'cli.mark')
    .argument('<工作簿>', say('cli.argumentXlsx'))
    .requiredOption('--out <文件.xlsx>', say('cli.optionMarkOut'))
    .addOption(form())
    .addOption(map())
    .addHelpText('after', `\n${say('cli.markHelp')}`)
    .action(async (book: string, flags: MarkFlags) => done(await mark(book, flags, io)));
  command('draft', 'cli.draft')
    .argument('<工作簿>', say('cli.argumentBook'))
    .requiredOption('--out <文件>', say('cli.optionDraftOut'))
    .addOption(form())
    .addOption(map())
    .addOption(prior())
    .option('--supplement <文件.json>', say('cli.optionSupplement'))
    .option('--wording <文本>', say('cli.optionWording'))
    .addHelpText('after', `\n${say('cli.draftHelp')}`)
    .action(async (book: string, flags: DraftFlags) => done(await draftNarrative(book, flags, io)));
  command('template', 'cli.template')
    .requiredOption('--out <文件.xlsx>', say('cli.optionTemplateOut'))
    .addOption(form('cli.optionTemplateForm'))
    .option('--statements <表号>', say('cli.optionStatements'))
    .option('--unit <单位名称>', say('cli.optionUnit'))
    .option('--year <年度>', say('cli.optionYear'))
    .addHelpText('after', `\n${say('cli.templateHelp')}`)
    .action(async (flags: TemplateFlags) => done(await template(flags, io)));
  command('form', 'cli.form')
    .argument('<工作簿>', say('cli.argumentBlank'))
    .requiredOption('--out <文件.json>', say('cli.optionFormOut'))
    .option('--id <编号>', say('cli.optionFormId'))
    .option('--place <地区>', say('cli.optionFormPlace'))
    .option('--year <年度>', say('cli.optionFormYear'))
    .addHelpText('after', `\n${say('cli.formHelp')}`)
    .action(async (book: string, flags: FormFlags) => done(await deriveForm(book, flags, io)));
  command('forms', 'cli.forms')
    .addOption(format('text', 'json'))
    .action((flags: FormsFlags) => done(forms(flags, io)));
  command('rules', 'cli.rules')
    .addOption(format('text', 'json'))
    .addOption(form('cli.optionTemplateForm'))
    .action(async (flags: RulesFlags) => done(await rules(flags, io)));
  helpCommand(command('help [命令]', 'cli.help'), program);
  return program;
}

/** `juesuan help check`: Commander's own knows no sentence for a command that is not there. */
function helpCommand(command: Command, program: Command): void {
  command.action((name: string | undefined) => {
    const about = name === undefined ? program : program.commands.find((each) => each.name() === name);
    if (!about) throw new InputError(say('cli.noHelp', { name: name ?? '' }));
    about.help();
  });
}

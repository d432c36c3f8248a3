/** The command line: what can be asked of it, and how it answers. */
import { Command, CommanderError, Option } from 'commander';
import { FORMS } from '../forms';
import { check, type CheckFlags } from './commands/check';
import { draftNarrative, type DraftFlags } from './commands/draft';
import { form as deriveForm, type FormFlags } from './commands/form';
import { forms, type FormsFlags } from './commands/forms';
import { mark, type MarkFlags } from './commands/mark';
import { read, type ReadFlags } from './commands/read';
import { rules, type RulesFlags } from './commands/rules';
import { template, type TemplateFlags } from './commands/template';
import { InputError, isInputProblem, type ExitStatus, type Io } from './io';
import { say, type SentenceKey } from './sentences';
import { inChinese } from './usage';

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

/** Adds a command to the program; what it does is added by the caller. */
type AddCommand = (name: string, about: SentenceKey) => Command;

function programOf(io: Io, done: (status: ExitStatus) => void): Command {
  const program = new Command('juesuan').description(say('cli.about'));
  const command: AddCommand = (name, about) => inChinese(program.command(name), io).description(say(about));
  inChinese(program, io)
    .addHelpText('after', `\n${say('cli.moreHelp')}`)
    .helpCommand(false);
  addBookCommands(command, io, done);
  addFormCommands(command, io, done);
  helpCommand(command('help [命令]', 'cli.help'), program);
  return program;
}

/** What is done with a unit's workbooks. */
function addBookCommands(command: AddCommand, io: Io, done: (status: ExitStatus) => void): void {
  command('check', 'cli.check')
    .argument('<工作簿...>', say('cli.argumentBooks'))
    .addOption(formatOption('text', 'json'))
    .option('--report <文件.xlsx>', say('cli.optionReport'))
    .addOption(formOption())
    .addOption(mapOption())
    .addOption(priorOption())
    .addHelpText('after', `\n${say('cli.checkHelp')}`)
    .action(async (books: string[], flags: CheckFlags) => done(await check(books, flags, io)));
  command('read', 'cli.read')
    .argument('<工作簿...>', say('cli.argumentBooks'))
    .addOption(formatOption('json', 'csv'))
    .addOption(formOption())
    .addOption(mapOption())
    .addHelpText('after', `\n${say('cli.readHelp')}`)
    .action(async (books: string[], flags: ReadFlags) => done(await read(books, flags, io)));
  command('mark', 'cli.mark')
    .argument('<工作簿>', say('cli.argumentXlsx'))
    .requiredOption('--out <文件.xlsx>', say('cli.optionMarkOut'))
    .addOption(formOption())
    .addOption(mapOption())
    .addHelpText('after', `\n${say('cli.markHelp')}`)
    .action(async (book: string, flags: MarkFlags) => done(await mark(book, flags, io)));
  command('draft', 'cli.draft')
    .argument('<工作簿>', say('cli.argumentBook'))
    .requiredOption('--out <文件>', say('cli.optionDraftOut'))
    .addOption(formOption())
    .addOption(mapOption())
    .addOption(priorOption())
    .option('--supplement <文件.json>', say('cli.optionSupplement'))
    .option('--wording <文本>', say('cli.optionWording'))
    .addHelpText('after', `\n${say('cli.draftHelp')}`)
    .action(async (book: string, flags: DraftFlags) => done(await draftNarrative(book, flags, io)));
}

/** What is done with forms: laying out, deriving, listing them and their rules. */
function addFormCommands(command: AddCommand, io: Io, done: (status: ExitStatus) => void): void {
  command('template', 'cli.template')
    .requiredOption('--out <文件.xlsx>', say('cli.optionTemplateOut'))
    .addOption(formOption('cli.optionTemplateForm'))
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
    .addOption(formatOption('text', 'json'))
    .action((flags: FormsFlags) => done(forms(flags, io)));
  command('rules', 'cli.rules')
    .addOption(formatOption('text', 'json'))
    .addOption(formOption('cli.optionTemplateForm'))
    .action(async (flags: RulesFlags) => done(await rules(flags, io)));
}

function formOption(about: SentenceKey = 'cli.optionForm'): Option {
  return new Option('--form <表式>', say(about, { held: FORMS.ids.join('、') }));
}

function mapOption(): Option {
  return new Option('--map <文件.json>', say('cli.optionMap'));
}

function priorOption(): Option {
  return new Option('--prior <上年工作簿>', say('cli.optionPrior'));
}

function formatOption(...formats: [string, ...string[]]): Option {
  return new Option('--format <格式>', say('cli.optionFormat')).choices(formats).default(formats[0]);
}

/** `juesuan help check`: Commander's own knows no sentence for a command that is not there. */
function helpCommand(command: Command, program: Command): void {
  command.action((name: string | undefined) => {
    const about = name === undefined ? program : program.commands.find((each) => each.name() === name);
    if (!about) throw new InputError(say('cli.noHelp', { name: name ?? '' }));
    about.help();
  });
}

/** The command line: what can be asked of it, and how it answers. */
import { Command, CommanderError, Option } from 'commander';
import { EDITION_YEARS } from '../edition';
import { say, type SentenceKey } from '../sentences';
import { displayWidth } from '../workbook';
import { check, type CheckFlags } from './commands/check';
import { draftNarrative, type DraftFlags } from './commands/draft';
import { mark, type MarkFlags } from './commands/mark';
import { read, type ReadFlags } from './commands/read';
import { rules, type RulesFlags } from './commands/rules';
import { template, type TemplateFlags } from './commands/template';
import { isInputProblem, type Io } from './io';

/** Nothing at level error · something is · an input cannot be used. */
export type ExitStatus = 0 | 1 | 2;

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
    if (isInputProblem(error)) io.err(`${error.message}\n`);
    else if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      io.err(`${usageMessage(error)}\n`);
    } else throw error;
    return 2;
  }
}

function programOf(io: Io, done: (status: ExitStatus) => void): Command {
  const program = new Command('juesuan').description(say('cli.about'));
  const command = (usage: string, about: SentenceKey): Command =>
    configured(program.command(usage), io).description(say(about));
  configured(program, io).helpCommand('help [命令]', say('cli.help'));

  const edition = (): Option =>
    new Option('--edition <年度>', say('cli.optionEdition', { held: EDITION_YEARS.join('、') }));
  const prior = (): Option => new Option('--prior <上年工作簿>', say('cli.optionPrior'));
  const format = (...formats: [string, ...string[]]): Option =>
    new Option('--format <格式>', say('cli.optionFormat')).choices(formats).default(formats[0]);

  command('check <工作簿...>', 'cli.check')
    .addOption(format('text', 'json'))
    .option('--report <文件.xlsx>', say('cli.optionReport'))
    .addOption(edition())
    .addOption(prior())
    .action(async (books: string[], flags: CheckFlags) => done(await check(books, flags, io)));
  command('read <工作簿...>', 'cli.read')
    .addOption(format('json', 'csv'))
    .action(async (books: string[], flags: ReadFlags) => done(await read(books, flags, io)));
  command('mark <工作簿>', 'cli.mark')
    .requiredOption('--out <文件.xlsx>', say('cli.optionMarkOut'))
    .action(async (book: string, flags: MarkFlags) => done(await mark(book, flags, io)));
  command('draft <工作簿>', 'cli.draft')
    .requiredOption('--out <文件>', say('cli.optionDraftOut'))
    .addOption(prior())
    .option('--supplement <文件.json>', say('cli.optionSupplement'))
    .option('--wording <文本>', say('cli.optionWording'), 'henan')
    .action(async (book: string, flags: DraftFlags) => done(await draftNarrative(book, flags, io)));
  command('template', 'cli.template')
    .requiredOption('--out <文件.xlsx>', say('cli.optionTemplateOut'))
    .addOption(edition())
    .option('--statements <表号>', say('cli.optionStatements'))
    .option('--unit <单位名称>', say('cli.optionUnit'))
    .option('--year <年度>', say('cli.optionYear'))
    .action(async (flags: TemplateFlags) => done(await template(flags, io)));
  command('rules', 'cli.rules')
    .addOption(format('text', 'json'))
    .action((flags: RulesFlags) => done(rules(flags, io)));
  return program;
}

const TITLES: Readonly<Record<string, SentenceKey>> = {
  'Usage:': 'cli.titleUsage',
  'Arguments:': 'cli.titleArguments',
  'Options:': 'cli.titleOptions',
  'Commands:': 'cli.titleCommands',
};

/** Chinese help, and errors thrown to {@link run} in place of being printed in English. */
function configured(command: Command, io: Io): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', say('cli.optionHelp'))
    .configureOutput({ writeOut: io.out, writeErr: () => undefined })
    .configureHelp({
      styleTitle: (title) => (TITLES[title] ? say(TITLES[title]) : title),
      subcommandTerm: (sub) =>
        [sub.name(), ...sub.registeredArguments.map((argument) => `<${argument.name()}>`)].join(' '),
      commandUsage: (sub) => usageOf(sub),
      displayWidth,
      optionDescription: ({ description, argChoices, defaultValue }) =>
        description +
        (argChoices ? say('cli.choices', { choices: argChoices.join('、') }) : '') +
        (typeof defaultValue === 'string' ? say('cli.default', { value: defaultValue }) : ''),
    });
}

function usageOf(command: Command): string {
  const names: string[] = [];
  for (let at: Command | null = command; at; at = at.parent) names.unshift(at.name());
  const rest =
    command.commands.length > 0
      ? say('cli.usageCommand')
      : command.registeredArguments.map((argument) => `<${argument.name()}>${argument.variadic ? '…' : ''}`).join(' ');
  return [...names, rest, say('cli.usageOptions')].filter((part) => part !== '').join(' ');
}

const USAGE_ERRORS: Readonly<Record<string, SentenceKey>> = {
  'commander.unknownOption': 'cli.unknownOption',
  'commander.unknownCommand': 'cli.unknownCommand',
  'commander.missingArgument': 'cli.missingArgument',
  'commander.optionMissingArgument': 'cli.optionMissingArgument',
  'commander.missingMandatoryOptionValue': 'cli.missingOption',
  'commander.invalidArgument': 'cli.invalidArgument',
  'commander.excessArguments': 'cli.excessArguments',
  'commander.help': 'cli.noCommand',
};

/** Commander says what is wrong in English and quotes what it is about; the sentence is ours, the quote is kept. */
function usageMessage(error: CommanderError): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const name = quoted.replace(/^-\w, /, '');
  return say(USAGE_ERRORS[error.code] ?? 'cli.usageError', { name });
}

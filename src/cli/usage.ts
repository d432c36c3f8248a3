/** Help and mistakes of the command line in Chinese: Commander speaks English. */
import type { Command, CommanderError } from 'commander';
import { say, type SentenceKey } from './sentences';
import { displayWidth } from '../workbook';
import { InputError, type Io } from './io';

const TITLES: Readonly<Record<string, SentenceKey>> = {
  'Usage:': 'cli.titleUsage',
  'Arguments:': 'cli.titleArguments',
  'Options:': 'cli.titleOptions',
  'Commands:': 'cli.titleCommands',
};

/** Gives a command Chinese help, and has its mistakes thrown as InputError in place of being printed in English. */
export function inChinese(command: Command, io: Io): Command {
  return command
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : new InputError(usageMessage(error, command));
    })
    .helpOption('-h, --help', say('cli.optionHelp'))
    .configureOutput({ writeOut: io.out, writeErr: () => undefined })
    .configureHelp({
      styleTitle: (title) => (TITLES[title] ? say(TITLES[title]) : title),
      subcommandTerm: (sub) =>
        [sub.name(), ...sub.registeredArguments.map((argument) => `<${argument.name()}>`)].join(' '),
      commandUsage: (sub) => usageOf(sub),
      displayWidth,
      optionDescription: ({ description, argChoices, defaultValue, mandatory }) =>
        (mandatory ? say('cli.mandatory') : '') +
        description +
        (argChoices ? say('cli.choices', { choices: argChoices.join('、') }) : '') +
        (typeof defaultValue === 'string' ? say('cli.default', { value: defaultValue }) : ''),
    });
}

function usageOf(command: Command): string {
  if (command.commands.length > 0) return [command.name(), say('cli.usageCommand'), say('cli.usageOptions')].join(' ');
  const args = command.registeredArguments.map((argument) => `<${argument.name()}>${argument.variadic ? '…' : ''}`);
  const mandatory = command.options.filter((option) => option.mandatory).map((option) => option.flags);
  return [nameOf(command), ...args, ...mandatory, say('cli.usageOptions')].join(' ');
}

/** `juesuan check`. */
function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

const USAGE_ERRORS: Readonly<Record<string, SentenceKey>> = {
  'commander.unknownOption': 'cli.unknownOption',
  'commander.unknownCommand': 'cli.unknownCommand',
  'commander.missingArgument': 'cli.missingArgument',
  'commander.optionMissingArgument': 'cli.optionMissingArgument',
  'commander.missingMandatoryOptionValue': 'cli.missingOption',
  'commander.excessArguments': 'cli.excessArguments',
};

/** Commander says what is wrong in English and quotes what it is about; the sentence is ours, the quotes are kept. */
function usageMessage({ code, message }: CommanderError, command: Command): string {
  const help = say('cli.seeHelp', { command: nameOf(command) });
  const [name = '', value = ''] = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1]);
  if (code === 'commander.invalidArgument') {
    const option = command.options.find(({ flags }) => flags === name);
    const choices = option?.argChoices?.join('、') ?? '';
    return say('cli.invalidArgument', { name: option?.long ?? name, value, choices });
  }
  const key = USAGE_ERRORS[code];
  if (key === undefined) return say('cli.noCommand') + help;
  const [, meant] = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message) ?? [];
  const guess = meant === undefined ? '' : say('cli.didYouMean', { names: meant.replaceAll(', ', '、') });
  return say(key, { name }) + guess + help;
}

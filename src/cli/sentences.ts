/** The sentences of the command line, with all others. What the pane loads does not carry them. */
import { addSentences } from '../sentences';
import sentences from '../sentences/zh-CN/cli.json';

addSentences('cli', sentences);

export { say, type SentenceKey } from '../sentences';

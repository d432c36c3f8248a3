/** Loads a wording that a user brings: its shape, then every template, name and property in it. */
import { finished, type Accounts } from '../accounts';
import { FORMS, parseWording, supplementQuestions, type Wording, type WordingFault } from '../forms';
import { say } from '../sentences';
import { createEngine } from './engine';
import { printable, RunMarks } from './runs';
import { vocabulary } from './vocabulary';
import { MisuseError } from './values';
import { templatesOf, WordingError, wordingFault } from './wording';

/**
 * A wording from parsed JSON. Throws a {@link WordingError} that says in Chinese what is wrong and in which section,
 * paragraph and line, when the shape, a template or a name in it is wrong.
 */
export function loadWording(json: unknown): Wording {
  const read = parseWording(json);
  if ('faults' in read) throw shapeError(read.faults[0]);
  checkTemplates(read.wording);
  return read.wording;
}

function checkTemplates(wording: Wording): void {
  const engine = createEngine(new RunMarks(), wording.partials);
  const names = new Set(Object.keys(emptyVocabulary()));
  const properties = knownProperties();
  const own = new Set(Object.keys(wording.partials).map((name) => say('drafting.inPartial', { name })));
  for (const { where, text } of templatesOf(wording)) {
    try {
      const template = engine.parse(printable(text));
      // What a partial uses is given by those that render it: its names are looked up from there.
      const free = own.has(where) ? [] : engine.globalVariableSegmentsSync(template);
      const unknown = free.map((path) => String(path[0])).find((name) => !names.has(name));
      if (unknown !== undefined) throw new MisuseError(say('drafting.unknownVariable', { name: unknown }));
      for (const [root, ...path] of engine.variableSegmentsSync(template)) {
        const strange = path.find((part) => typeof part === 'string' && !properties.has(part));
        if (strange === undefined) continue;
        const params = { name: String(root), property: String(strange) };
        throw new MisuseError(say('drafting.unknownProperty', params));
      }
    } catch (error) {
      throw wordingFault(error, where);
    }
  }
}

function emptyVocabulary(): object {
  const nothing: Accounts = {
    book: '',
    unit: undefined,
    year: undefined,
    form: { id: FORMS.base().id, sure: true, departures: [] },
    statements: new Map(),
    unread: [],
    supplement: new Map(),
    problems: [],
  };
  const sources = {
    form: FORMS.base(),
    accounts: nothing,
    supplement: nothing.supplement,
    prior: undefined,
  };
  return finished(vocabulary(sources, new RunMarks()));
}

/** Of quantities, answers, comparisons and entries of lists, and of Liquid's own loops and lists. */
function knownProperties(): ReadonlySet<string> {
  const asked = [...supplementQuestions().values()].filter(({ per }) => per === 'subject').map(({ key }) => key);
  return new Set([
    ...asked,
    ...['名称', '编码', '金额'],
    ...['待填', '为零', '有数', '已填'],
    ...['情形', '差额', '幅度', '有幅度', '所缺'],
    ...['first', 'last', 'index', 'index0', 'rindex', 'rindex0', 'length', 'size'],
  ]);
}

function shapeError(fault: WordingFault | undefined): WordingError {
  const steps = (fault?.path ?? []).map((step) =>
    typeof step === 'number' ? say('drafting.nth', { number: step + 1 }) : String(step),
  );
  const where = steps.length > 0 ? steps.join(' ') : say('drafting.wordingRoot');
  const problem = fault?.unknown?.length
    ? say('drafting.unknownField', { names: fault.unknown.join('、') })
    : say('drafting.missingField');
  return new WordingError(say('drafting.wordingShape', { where, problem }));
}

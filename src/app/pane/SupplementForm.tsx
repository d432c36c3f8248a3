/** 补充资料 as a form by section, with what is missing counted. */
import { Badge, Field, Input, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { sectionsOf, type AskedQuestion, type AskedSection } from '../session';
import { useSay, useSession, useSessionState } from './context';
import { Empty, useMore } from './parts';

/** Longest answer, in characters: a paragraph, not a document. */
const ANSWER_MAX = 5000;

/** Questions that are shown at a time. */
const QUESTIONS_PAGE = 50;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '8px' },
  details: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  summary: { cursor: 'pointer', padding: '6px 10px', fontWeight: tokens.fontWeightSemibold },
  count: { marginInlineStart: '8px' },
  fields: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '4px 10px 12px' },
  input: { minWidth: 0 },
  // As tall as what it holds, or as the text of the sheet that shows in it.
  long: { fieldSizing: 'content' },
});

/** `sought` is the key of a question to go to. */
export function SupplementForm({ sought }: { readonly sought: string | undefined }): ReactNode {
  const say = useSay();
  const styles = useStyles();
  const book = useSessionState((state) => state.book);
  const kept = useSessionState((state) => state.kept);
  const drafted = useSessionState((state) => state.drafted);
  const sections = useMemo(() => sectionsOf({ book, kept, drafted }), [book, kept, drafted]);
  const others = drafted?.narrative.missing.filter(({ key }) => /^0\d表$/.test(key)) ?? [];
  return (
    <div className={styles.root}>
      <Empty>{say('app.supplementHelp')}</Empty>
      {others.map(({ key, help }) => (
        <Empty key={key} lang="zh-CN">
          {say('app.missingStatement', { key, help })}
        </Empty>
      ))}
      {sections.map((section) => (
        <SectionFields key={section.section} section={section} sought={sought} />
      ))}
    </div>
  );
}

function SectionFields({
  section,
  sought,
}: {
  readonly section: AskedSection;
  readonly sought: string | undefined;
}): ReactNode {
  const say = useSay();
  const styles = useStyles();
  const { questions, missing } = section;
  const at = questions.findIndex(({ key }) => key === sought);
  // A section opens for the question that is sought, until the user closes it.
  const [toggled, setToggled] = useState<{ readonly open: boolean; readonly sought: string | undefined }>();
  const open = toggled && (toggled.sought === sought || at < 0) ? toggled.open : at >= 0;
  const [shown, more] = useMore(questions.length, QUESTIONS_PAGE, at + 1);
  return (
    <details
      className={styles.details}
      open={open}
      onToggle={({ currentTarget }) => setToggled({ open: currentTarget.open, sought })}
    >
      <summary className={styles.summary}>
        <span lang="zh-CN">{section.section}</span>
        {missing > 0 && (
          <Badge className={styles.count} appearance="tint" color="warning">
            {say('app.missingCount', { count: missing })}
          </Badge>
        )}
      </summary>
      {open && (
        <div className={styles.fields}>
          {questions.slice(0, shown).map((asked) => (
            <Question key={asked.key} asked={asked} sought={asked.key === sought} />
          ))}
          {more}
        </div>
      )}
    </details>
  );
}

function Question({ asked, sought }: { readonly asked: AskedQuestion; readonly sought: boolean }): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const { key, question, subject, answer, fromSheet, missing } = asked;
  useEffect(() => {
    if (!sought) return;
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.querySelector<HTMLElement>('input,textarea')?.focus();
  }, [sought]);
  const name = subject
    ? say('app.questionOf', { key: question.key, code: subject.code, name: subject.name })
    : question.key;
  const label = question.unit === undefined ? name : say('app.questionUnit', { name, unit: question.unit });
  const hint =
    question.when === undefined ? question.help : say('app.questionWhen', { help: question.help, when: question.when });
  const common = {
    className: styles.input,
    value: answer,
    maxLength: ANSWER_MAX,
    placeholder: fromSheet === '' ? undefined : say('app.fromSheet', { text: fromSheet }),
    onBlur: () => void session.flush(),
  };
  const long = question.kind === 'text' || question.kind === 'list';
  return (
    <div ref={place}>
      <Field
        label={{ children: label, lang: 'zh-CN' }}
        hint={{ children: hint, lang: 'zh-CN' }}
        validationState={missing ? 'warning' : 'none'}
        {...(missing && { validationMessage: say(answer === '' ? 'app.isMissing' : 'app.isUnusable') })}
      >
        {long ? (
          <Textarea
            {...common}
            textarea={{ className: styles.long }}
            resize="vertical"
            onChange={(_, { value }) => session.answer(key, value)}
          />
        ) : (
          <Input {...common} onChange={(_, { value }) => session.answer(key, value)} />
        )}
      </Field>
    </div>
  );
}

/** 设置: the forms, the wording, how findings are shown, the language, and what program this is. */
import { Field, Switch, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { EDITION_YEARS, WORDING_NAMES } from '../../edition';
import { Choice } from './Choice';
import { useSay, useSession, useSessionState } from './context';
import { Empty, Section } from './parts';

const useStyles = makeStyles({
  about: { display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: '12px', rowGap: '4px', margin: 0 },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

export function SettingsTab(): ReactNode {
  const session = useSession();
  const say = useSay();
  const kept = useSessionState((state) => state.kept);
  const preferences = useSessionState((state) => state.preferences);
  return (
    <>
      <Section title={say('app.thisWorkbook')}>
        <Field label={say('app.edition')} hint={say('app.editionHelp')}>
          <Choice
            value={kept.edition === undefined ? 'auto' : `${kept.edition}`}
            options={[
              ['auto', say('app.editionAuto')],
              ...EDITION_YEARS.map((year) => [`${year}`, say('app.editionOf', { year })] as const),
            ]}
            onChoose={(chosen) => void session.choose({ edition: EDITION_YEARS.find((year) => `${year}` === chosen) })}
          />
        </Field>
        <Field label={say('app.wording')}>
          <Choice
            value={kept.wording}
            options={WORDING_NAMES.map((name) => [name, say(`app.wording_${name}`)])}
            onChoose={(wording) => void session.choose({ wording })}
          />
        </Field>
      </Section>
      <Section title={say('app.whenChecking')}>
        <Switch
          label={say('app.marks')}
          checked={preferences.marks}
          onChange={(_, { checked }) => session.setPreferences({ marks: checked })}
        />
        <Switch
          label={say('app.comments')}
          checked={preferences.comments}
          onChange={(_, { checked }) => session.setPreferences({ comments: checked })}
        />
        <Switch
          label={say('app.autoCheck')}
          checked={preferences.autoCheck}
          onChange={(_, { checked }) => session.setPreferences({ autoCheck: checked })}
        />
        {preferences.autoCheck && <Empty>{say('app.autoCheckHelp')}</Empty>}
      </Section>
      <Section title={say('app.language')}>
        <Choice
          label={say('app.language')}
          value={preferences.language}
          options={[
            ['zh-CN', say('app.languageChinese')],
            ['en-US', say('app.languageEnglish')],
          ]}
          onChoose={(language) => session.setPreferences({ language })}
        />
        <Empty>{say('app.languageHelp')}</Empty>
      </Section>
      <About />
    </>
  );
}

function About(): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const book = useSessionState((state) => state.book);
  return (
    <Section title={say('app.about')}>
      <dl className={styles.about}>
        <dt className={styles.name}>{say('app.version')}</dt>
        <dd className={styles.value}>{session.version}</dd>
        <dt className={styles.name}>{say('app.host')}</dt>
        <dd className={styles.value}>{say(session.about.key, session.about.params)}</dd>
        {book && (
          <>
            <dt className={styles.name}>{say('app.forms')}</dt>
            <dd className={styles.value}>{say('app.editionOf', { year: book.edition.year })}</dd>
          </>
        )}
      </dl>
      <Empty>{say('app.whereDataStays')}</Empty>
    </Section>
  );
}

/** 设置: the forms, the wording, how findings are shown, the language, and what program this is. */
import { Button, Field, Switch, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { knownYear, WORDING_NAMES, type Form } from '../../forms';
import { Choice } from './Choice';
import { useSay, useSession, useSessionState } from './context';
import { FileButton } from './FileButton';
import { saveFile } from './files';
import { Actions, Empty, Section } from './parts';

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
        <FormChoice />
        <Field label={say('app.wording')}>
          <Choice
            value={kept.wording ?? AUTOMATIC}
            options={[
              [AUTOMATIC, say('app.wordingAuto')],
              ...WORDING_NAMES.map((name) => [name, say(`app.wording_${name}`)] as const),
            ]}
            onChoose={(chosen) => void session.choose({ wording: WORDING_NAMES.find((name) => name === chosen) })}
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

/** Stands for the form that is nearest, and for the wording that goes with it. */
const AUTOMATIC = 'auto';

/** The form that the workbook is read by, and forms from files. */
function FormChoice(): ReactNode {
  const session = useSession();
  const say = useSay();
  const { form } = useSessionState(({ kept }) => kept);
  const forms = useSessionState((state) => state.forms);
  const nameOf = (of: Form): string => say('app.formOf', { place: of.place, year: yearOf(of) });
  return (
    <>
      <Field label={say('app.form')} hint={say('app.formHelp')}>
        <Choice
          value={form !== undefined && forms.has(form) ? form : AUTOMATIC}
          options={[[AUTOMATIC, say('app.formAuto')], ...forms.all().map((each) => [each.id, nameOf(each)] as const)]}
          onChoose={(chosen) => void session.choose({ form: chosen === AUTOMATIC ? undefined : chosen })}
        />
      </Field>
      <FormFiles />
    </>
  );
}

/** Form files: one to read this workbook by, and one made from it. */
function FormFiles(): ReactNode {
  const session = useSession();
  const say = useSay();
  const busy = useSessionState(({ job }) => job !== undefined);
  const formFile = useSessionState(({ kept }) => kept.formFile);
  const [look, setLook] = useState<readonly string[]>([]);
  const derive = async (): Promise<void> => {
    const derived = await session.deriveForm();
    if (derived) saveFile(derived.file);
    setLook(derived?.look ?? []);
  };
  return (
    <>
      <Actions>
        <FileButton accept=".json" onFile={(file) => void session.takeForm(file)}>
          {say('app.formLoad')}
        </FileButton>
        {formFile !== undefined && (
          <Button size="small" disabledFocusable={busy} onClick={() => void session.dropForm()}>
            {say('app.formDrop')}
          </Button>
        )}
        <Button size="small" disabledFocusable={busy} onClick={() => void derive()}>
          {say('app.formDerive')}
        </Button>
      </Actions>
      {look.length > 0 && (
        <Section title={say('app.formLook')}>
          <ul lang="zh-CN">
            {look.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** The newest year for which a form is known. */
function yearOf({ years }: Form): number {
  return Math.max(...years);
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
            <dd className={styles.value}>
              {say('app.formOf', { place: book.form.place, year: knownYear(book.form) })}
            </dd>
          </>
        )}
      </dl>
      <Empty>{say('app.whereDataStays')}</Empty>
    </Section>
  );
}

/** 说明: the supplement to fill in, the draft as it stands, and the ways out to Word. */
import { Button, MessageBar, MessageBarBody, Textarea, makeStyles } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import { isDraftOld, isSavedDraftOld } from '../session';
import { useSay, useSession, useSessionState } from './context';
import { copyFormatted, saveFile } from './files';
import { Actions, Empty } from './parts';
import { Preview } from './Preview';
import { SupplementForm } from './SupplementForm';
import { Tabs, tabId } from './Tabs';

type View = 'supplement' | 'preview';

const useStyles = makeStyles({
  text: { height: '160px' },
});

export function NarrativeTab(): ReactNode {
  const session = useSession();
  const say = useSay();
  const drafted = useSessionState((state) => state.drafted);
  const empty = useSessionState(({ book }) => book?.accounts.statements.size === 0);
  const busy = useSessionState(({ job }) => job !== undefined && job.kind !== 'keep' && job.kind !== 'go');
  const [view, setView] = useState<View>('supplement');
  const [question, setQuestion] = useState<string>();
  const ready = useSessionState(({ book }) => book !== undefined && book.accounts.statements.size > 0);
  useEffect(() => {
    if (ready && !session.state.drafted) void session.draft();
  }, [ready, session]);
  if (empty) return <Empty>{say('app.nothingToDraft')}</Empty>;
  const missing = drafted?.narrative.missing.length ?? 0;
  return (
    <>
      <Ways busy={busy} />
      <Age />
      <Tabs
        small
        label={say('app.narrativeViews')}
        tabs={[
          ['supplement', missing > 0 ? say('app.supplementMissing', { count: missing }) : say('app.supplement')],
          ['preview', say('app.preview')],
        ]}
        selected={view}
        onSelect={setView}
        panel="view"
      />
      <div id="view" role="tabpanel" aria-labelledby={tabId('view', view)}>
        {view === 'supplement' ? (
          <SupplementForm sought={question} />
        ) : drafted ? (
          <Preview
            narrative={drafted.narrative}
            onPlaceholder={(key) => {
              setQuestion(key);
              setView('supplement');
            }}
          />
        ) : (
          <Empty>{say('app.job_draft')}</Empty>
        )}
      </div>
    </>
  );
}

/** Copying and saving; where the page may not copy, the text to copy by hand. */
function Ways({ busy }: { readonly busy: boolean }): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const drafted = useSessionState((state) => state.drafted);
  const [byHand, setByHand] = useState<string>();
  const copy = async (): Promise<void> => {
    const forms = await session.copyDraft();
    if (!forms) return;
    const copied = await copyFormatted(forms);
    setByHand(copied ? undefined : forms.text);
    if (copied) session.tell({ intent: 'success', key: 'app.copied' });
  };
  const save = async (): Promise<void> => {
    const file = await session.saveDraft();
    if (!file) return;
    saveFile(file);
    session.tell({ intent: 'success', key: 'app.saved', params: { file: file.name } });
  };
  return (
    <>
      <Actions>
        <Button appearance="primary" disabledFocusable={!drafted || busy} onClick={() => void save()}>
          {say('app.saveDocx')}
        </Button>
        <Button disabledFocusable={!drafted || busy} onClick={() => void copy()}>
          {say('app.copy')}
        </Button>
      </Actions>
      {byHand !== undefined && (
        <>
          <Empty>{say('app.copyByHand')}</Empty>
          <Textarea
            className={styles.text}
            aria-label={say('app.copyByHand')}
            readOnly
            value={byHand}
            onFocus={(event) => event.currentTarget.select()}
          />
        </>
      )}
    </>
  );
}

/** A draft that is older than the figures says so; so does one that was saved. */
function Age(): ReactNode {
  const session = useSession();
  const say = useSay();
  const old = useSessionState(isDraftOld);
  const savedOld = useSessionState(isSavedDraftOld);
  const savedAt = useSessionState(({ kept }) => kept.drafted?.at);
  const notes = useSessionState(({ drafted }) => drafted?.narrative.notes);
  const language = useSessionState(({ preferences }) => preferences.language);
  const when = savedAt === undefined ? '' : new Date(savedAt).toLocaleString(language, SHORT);
  return (
    <>
      {old && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {say('app.draftOld')}{' '}
            <Button size="small" onClick={() => void session.draft()}>
              {say('app.redraft')}
            </Button>
          </MessageBarBody>
        </MessageBar>
      )}
      {!old && savedOld && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{say('app.savedDraftOld', { when })}</MessageBarBody>
        </MessageBar>
      )}
      {notes?.map((note) => (
        <Empty key={note} lang="zh-CN">
          {note}
        </Empty>
      ))}
    </>
  );
}

const SHORT: Intl.DateTimeFormatOptions = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' };

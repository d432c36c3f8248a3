/** From which row to which, as sheets count them. */
import { Field, Input, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSay } from './context';

/** Both rows as they are typed. */
export type RowsText = readonly [from: string, to: string];

const DIGITS_MAX = 7;

const useStyles = makeStyles({
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px' },
  input: { minWidth: 0, '& > input': { minWidth: 0, width: '100%' } },
});

interface RowsFieldsProps {
  readonly label: string;
  readonly value: RowsText;
  readonly onChange: (value: RowsText) => void;
}

export function RowsFields({ label, value, onChange }: RowsFieldsProps): ReactNode {
  const say = useSay();
  const styles = useStyles();
  const [from, to] = value;
  const wrong = rowsIn(value) === 'wrong';
  const input = (name: string, text: string, take: (text: string) => RowsText): ReactNode => (
    <Input
      className={styles.input}
      aria-label={`${label} ${name}`}
      placeholder={name}
      inputMode="numeric"
      maxLength={DIGITS_MAX}
      value={text}
      aria-invalid={wrong}
      onChange={(_, data) => onChange(take(data.value))}
    />
  );
  return (
    <Field label={label} {...(wrong && { validationMessage: say('app.assignRowsWrong') })}>
      <div className={styles.pair} role="group" aria-label={label}>
        {input(say('app.assignFrom'), from, (text) => [text, to])}
        {input(say('app.assignTo'), to, (text) => [from, text])}
      </div>
    </Field>
  );
}

/** The rows that were typed; nothing where both are blank. */
export function rowsIn([from, to]: RowsText): readonly [number, number] | 'wrong' | undefined {
  if (from.trim() === '' && to.trim() === '') return undefined;
  const [first, last] = [from, to].map((text) => Number(text.normalize('NFKC').trim()));
  const isRow = (row: number | undefined): row is number => row !== undefined && Number.isInteger(row) && row >= 1;
  return isRow(first) && isRow(last) && first <= last ? [first, last] : 'wrong';
}

export function textsOf(rows: readonly [number, number] | undefined): RowsText {
  return rows ? [String(rows[0]), String(rows[1])] : ['', ''];
}

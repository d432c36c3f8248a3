/** Unit, year and money unit of statements to insert: asked once, afterwards shown in a line. */
import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { MONEY_UNITS } from '../../accounts';
import type { KeptHeading } from '../session';
import { Choice } from './Choice';
import { useSay } from './context';

const UNIT_NAME_MAX = 100;
const YEAR = /^(19|20)\d\d$/;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px' },
  narrow: { minWidth: 0 },
  line: { display: 'flex', alignItems: 'center', gap: '8px', justifyContent: 'space-between' },
});

export interface HeadingFormProps {
  readonly value: KeptHeading;
  readonly onChange: (heading: KeptHeading) => void;
}

export function HeadingForm({ value, onChange }: HeadingFormProps): ReactNode {
  const say = useSay();
  const styles = useStyles();
  const [open, setOpen] = useState(value.unit === '');
  const [year, setYear] = useState(String(value.year));
  if (!open) {
    return (
      <div className={styles.line}>
        <span>{say('app.headingLine', { unit: value.unit, year: value.year, money: value.moneyUnit })}</span>
        <Button size="small" onClick={() => setOpen(true)}>
          {say('app.change')}
        </Button>
      </div>
    );
  }
  const validYear = YEAR.test(year.trim());
  return (
    <div className={styles.form}>
      <Field label={say('app.unitName')}>
        <Input
          value={value.unit}
          maxLength={UNIT_NAME_MAX}
          placeholder={say('app.unitNameHint')}
          onChange={(_, { value: unit }) => onChange({ ...value, unit })}
        />
      </Field>
      <div className={styles.pair}>
        <Field
          label={say('app.year')}
          validationState={validYear ? 'none' : 'error'}
          {...(!validYear && { validationMessage: say('app.yearWrong') })}
        >
          <Input
            className={styles.narrow}
            value={year}
            inputMode="numeric"
            maxLength={4}
            onChange={(_, { value: text }) => {
              setYear(text);
              if (YEAR.test(text.trim())) onChange({ ...value, year: Number(text) });
            }}
          />
        </Field>
        <Field label={say('app.moneyUnit')}>
          <Choice
            value={value.moneyUnit}
            options={MONEY_UNITS.map((unit) => [unit, unit])}
            onChoose={(moneyUnit) => onChange({ ...value, moneyUnit })}
          />
        </Field>
      </div>
    </div>
  );
}

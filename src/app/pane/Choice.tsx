/** One of several, in the browser's own list: it is never wider than the pane. */
import { Select, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { minWidth: 0, '& > select': { width: '100%', minWidth: 0 } },
});

export interface ChoiceProps<Value extends string> {
  readonly value: Value;
  /** Values with their words. */
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly onChoose: (value: Value) => void;
  /** Name for screen readers, where no label stands beside it. */
  readonly label?: string;
}

export function Choice<Value extends string>({
  value,
  options,
  onChoose,
  label,
  ...rest
}: ChoiceProps<Value>): ReactNode {
  const styles = useStyles();
  return (
    <Select
      // A field around it gives it its id.
      {...rest}
      root={{ className: styles.root }}
      value={value}
      onChange={(_, { value: text }) => {
        const chosen = options.find(([each]) => each === text);
        if (chosen) onChoose(chosen[0]);
      }}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {options.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </Select>
  );
}

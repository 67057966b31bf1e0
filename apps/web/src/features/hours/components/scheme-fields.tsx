import { NumberInput } from '@mantine/core';
import type { DayType, PayScheme } from '@evenflow/domain';
import styles from './hours.module.css';

interface SchemeFieldsProps {
  readonly scheme: PayScheme;
  readonly onChange: (scheme: PayScheme) => void;
}

const DAYS: Readonly<Record<DayType, string>> = {
  monFri: 'Monday to Friday',
  sat: 'Saturday',
  sun: 'Sunday',
  holiday: 'Public holiday',
};
const DAY_TYPES = Object.keys(DAYS) as DayType[];

/** Every number of a scheme. */
export function SchemeFields({ scheme, onChange }: SchemeFieldsProps) {
  const { standby, calledInPercent } = scheme;
  return (
    <>
      <fieldset className={styles.numbers}>
        <legend>On call from home{standby.kind === 'per-duty' && ', for a duty that begins on'}</legend>
        {standby.kind === 'per-hour' ? (
          <Figure
            label="For each hour at home"
            suffix=" % of the basic hour"
            value={standby.percentOfBasic}
            onChange={(percentOfBasic) => onChange({ ...scheme, standby: { ...standby, percentOfBasic } })}
          />
        ) : (
          DAY_TYPES.map((day) => (
            <Figure
              key={day}
              label={DAYS[day]}
              decimals={2}
              value={standby.pence[day] / 100}
              onChange={(amount) => {
                const pence = { ...standby.pence, [day]: Math.round(amount * 100) };
                onChange({ ...scheme, standby: { ...standby, pence } });
              }}
            />
          ))
        )}
      </fieldset>
      <fieldset className={styles.numbers}>
        <legend>Called in</legend>
        {DAY_TYPES.map((day) => (
          <Figure
            key={day}
            label={DAYS[day]}
            suffix=" % of the basic hour"
            value={calledInPercent[day]}
            onChange={(percent) => onChange({ ...scheme, calledInPercent: { ...calledInPercent, [day]: percent } })}
          />
        ))}
        <Figure
          label="Paid for at least"
          suffix=" min"
          value={scheme.leastMinutes}
          onChange={(leastMinutes) => onChange({ ...scheme, leastMinutes })}
        />
        <Figure
          label="Rounded up to whole"
          suffix=" min"
          least={1}
          value={scheme.roundUpTo}
          onChange={(roundUpTo) => onChange({ ...scheme, roundUpTo })}
        />
      </fieldset>
    </>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly suffix?: string;
  readonly decimals?: number;
  readonly least?: number;
}

function Figure({ label, value, onChange, suffix, decimals = 0, least = 0 }: FigureProps) {
  return (
    <NumberInput
      label={label}
      value={value}
      min={least}
      decimalScale={decimals}
      fixedDecimalScale
      allowNegative={false}
      hideControls
      suffix={suffix}
      onChange={(typed) => typeof typed === 'number' && onChange(Math.max(least, typed))}
    />
  );
}

import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { Team } from '@evenflow/domain';
import type { RuleSet, RuleSetting, Severity } from '@evenflow/rules';
import { useState, type FormEvent } from 'react';
import type { CatalogueRule } from '../api/rules.ts';
import { fieldProblem, previewSentence, valuesOf, type RuleLine } from '../rule-view.ts';
import { changedSet } from '../rule-change.ts';
import { ParamField } from './param-field.tsx';
import { RuleEffect, type MonthInHand } from './rule-effect.tsx';
import styles from './rule-settings.module.css';

interface RuleFormProps {
  readonly line: RuleLine;
  readonly rule: CatalogueRule;
  readonly team: Team | undefined;
  readonly rules: RuleSet;
  /** Null until it is fetched, or when no month is begun. */
  readonly month: MonthInHand | null;
  readonly busy: boolean;
  readonly onSave: (rules: RuleSet) => void;
}

const SEVERITIES = [
  { value: 'must', label: 'must: blocks publishing' },
  { value: 'must-unless-signed', label: 'must, unless somebody signs' },
  { value: 'should', label: 'should: costs, never blocks' },
];

/** A rule's parameters as a form made from their description; the sentence changes as they do. */
export function RuleForm({ line, rule, team, rules, month, busy, onSave }: RuleFormProps) {
  const [values, setValues] = useState(() => valuesOf(line.setting, rule.params));
  const [severity, setSeverity] = useState<Severity>(line.severity);
  const [weight, setWeight] = useState<number | string>(line.setting.weight ?? 1);
  const problems = Object.fromEntries(
    rule.params.map((param) => [param.name, fieldProblem(param, values[param.name])]),
  );
  const sound = Object.values(problems).every((problem) => problem === null);
  const [from, setFrom] = useState('');
  const changed = changedSet(rules, withValues(line.setting, { values, severity, weight }), from || null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sound) onSave(changed);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.preview} role="status">
        {previewSentence(rule.id, values) ?? line.sentence}
      </p>
      <div className={styles.fields}>
        {rule.params.map((param) => (
          <ParamField
            key={param.name}
            param={param}
            team={team}
            value={values[param.name]}
            problem={problems[param.name] ?? null}
            onChange={(value) => setValues({ ...values, [param.name]: value })}
          />
        ))}
        <NativeSelect
          label="How strictly it holds"
          data={SEVERITIES}
          value={severity}
          onChange={(event) => setSeverity(event.currentTarget.value as Severity)}
        />
        {severity === 'should' && (
          <NumberInput label="Weight" description="1 to 100" min={1} max={100} value={weight} onChange={setWeight} />
        )}
        <TextInput
          type="date"
          label="From which day"
          description="Empty: always. With a day, the days before stay as they were judged."
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
      </div>
      {month && sound && <RuleEffect month={month} now={rules} then={changed} />}
      <div>
        <Button type="submit" size="md" loading={busy} disabled={!sound}>
          Save this rule
        </Button>
      </div>
    </form>
  );
}

interface NewValues {
  readonly values: Readonly<Record<string, unknown>>;
  readonly severity: Severity;
  readonly weight: number | string;
}

function withValues(setting: RuleSetting, { values, severity, weight }: NewValues): RuleSetting {
  const { weight: _before, ...kept } = setting;
  const weighted = severity === 'should' ? { weight: Number(weight) || 1 } : {};
  return { ...kept, params: values, severity, ...weighted };
}

import { Button, Select } from '@mantine/core';
import type { Team } from '@evenflow/domain';
import { describeRules, type RuleDescription, type RuleSet, type RuleSetting, type Supposition } from '@evenflow/rules';
import { useState } from 'react';
import { ParamField } from '../../rule-settings/components/param-field.tsx';
import { fieldProblem, previewSentence, valuesOf } from '../../rule-settings/rule-view.ts';
import styles from './compare.module.css';

interface SupposeRuleProps {
  readonly team: Team;
  readonly ruleSet: RuleSet;
  /** The rules of the set by setting, as people read them. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onAdd: (supposition: Supposition) => void;
}

/** What if a rule had other numbers: its form, with the sentence it would then read. */
export function SupposeRule({ team, ruleSet, options, onAdd }: SupposeRuleProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const rules = new Map(describeRules().map((rule) => [rule.id, rule]));
  const changeable = new Map(
    ruleSet.settings.flatMap((setting) => {
      const rule = rules.get(setting.rule);
      return rule && rule.params.length > 0 ? [[setting.id, { setting, rule }] as const] : [];
    }),
  );
  const known = chosen === null ? undefined : changeable.get(chosen);
  return (
    <div>
      <Select
        label="With a rule changed"
        data={options.filter(({ value }) => changeable.has(value))}
        value={chosen}
        onChange={setChosen}
        searchable
        placeholder="Choose"
        nothingFoundMessage="No rule has these words"
        size="sm"
      />
      {known && (
        <ChangedRule
          key={known.setting.id}
          team={team}
          setting={known.setting}
          rule={known.rule}
          onAdd={(params) => {
            onAdd({ kind: 'rule-with', setting: known.setting.id, params });
            setChosen(null);
          }}
        />
      )}
    </div>
  );
}

interface ChangedRuleProps {
  readonly team: Team;
  readonly setting: RuleSetting;
  readonly rule: RuleDescription;
  readonly onAdd: (params: Readonly<Record<string, unknown>>) => void;
}

function ChangedRule({ team, setting, rule, onAdd }: ChangedRuleProps) {
  const before = valuesOf(setting, rule.params);
  const [values, setValues] = useState(before);
  const problems = rule.params.map((param) => fieldProblem(param, values[param.name]));
  const same = (name: string) => JSON.stringify(values[name]) === JSON.stringify(before[name]);
  const changed = Object.fromEntries(Object.entries(values).filter(([name]) => !same(name)));
  const sound = problems.every((problem) => problem === null) && Object.keys(changed).length > 0;
  return (
    <div className={styles.changedRule}>
      <p role="status">{previewSentence(rule.id, values) ?? rule.statement}</p>
      {rule.params.map((param, i) => (
        <ParamField
          key={param.name}
          param={param}
          team={team}
          value={values[param.name]}
          problem={problems[i] ?? null}
          onChange={(value) => setValues({ ...values, [param.name]: value })}
        />
      ))}
      <Button
        size="sm"
        variant="default"
        disabled={!sound}
        aria-label="With this rule changed: suppose it"
        onClick={() => onAdd(changed)}
      >
        Suppose
      </Button>
    </div>
  );
}

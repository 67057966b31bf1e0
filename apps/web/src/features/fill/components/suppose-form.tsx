import { Button, CloseButton, Select } from '@mantine/core';
import type { Team } from '@evenflow/domain';
import { describeRuleSet, type RuleSet, type Supposition } from '@evenflow/rules';
import { useState } from 'react';
import { saySupposition } from '../suppositions.ts';
import styles from './compare.module.css';
import { SupposeRule } from './suppose-rule.tsx';

interface SupposeFormProps {
  readonly team: Team;
  readonly ruleSet: RuleSet;
  readonly suppositions: readonly Supposition[];
  readonly onChange: (suppositions: readonly Supposition[]) => void;
}

/** What if: somebody gone, another theatre, a rule left out or changed. Only this run supposes it; nothing is changed. */
export function SupposeForm({ team, ruleSet, suppositions, onChange }: SupposeFormProps) {
  const add = (one: Supposition) => {
    if (!suppositions.some((other) => JSON.stringify(other) === JSON.stringify(one))) onChange([...suppositions, one]);
  };
  const people = team.people.map(({ code, name }) => ({ value: code, label: name }));
  const duties = team.dutyTypes
    .filter(({ optional }) => !optional)
    .map(({ code, name }) => ({ value: code, label: name }));
  const rules = describeRuleSet(ruleSet).map(({ setting, sentence }) => ({ value: setting, label: sentence }));
  return (
    <div className={styles.suppose}>
      <Adder label="Without somebody" options={people} onAdd={(person) => add({ kind: 'without', person })} />
      <Adder label="One more on weekdays" options={duties} onAdd={(duty) => add({ kind: 'need', duty, more: 1 })} />
      <Adder label="One fewer on weekdays" options={duties} onAdd={(duty) => add({ kind: 'need', duty, more: -1 })} />
      <Adder label="Without a rule" options={rules} onAdd={(setting) => add({ kind: 'rule-off', setting })} />
      <SupposeRule team={team} ruleSet={ruleSet} options={rules} onAdd={add} />
      <ul aria-label="Supposed for this run">
        {suppositions.map((one) => (
          <li key={JSON.stringify(one)}>
            {saySupposition(team, ruleSet, one)}
            <CloseButton
              size="sm"
              aria-label={`No longer suppose: ${saySupposition(team, ruleSet, one)}`}
              onClick={() => onChange(suppositions.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface AdderProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onAdd: (value: string) => void;
}

function Adder({ label, options, onAdd }: AdderProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <div className={styles.adder}>
      <Select
        label={label}
        data={[...options]}
        value={chosen}
        onChange={setChosen}
        searchable
        placeholder="Choose"
        nothingFoundMessage="Nothing has these words"
        size="sm"
      />
      <Button
        size="sm"
        variant="default"
        disabled={!chosen}
        aria-label={`${label}: suppose it`}
        onClick={() => {
          if (chosen) onAdd(chosen);
          setChosen(null);
        }}
      >
        Suppose
      </Button>
    </div>
  );
}

import { Button } from '@mantine/core';
import type { Team } from '@evenflow/domain';
import type { RuleSet } from '@evenflow/rules';
import { SeverityIcon } from '../../../design/marks.tsx';
import type { CatalogueRule } from '../api/rules.ts';
import type { RuleGroup } from '../rule-view.ts';
import type { MonthInHand } from './rule-effect.tsx';
import { RuleForm } from './rule-form.tsx';
import styles from './rule-settings.module.css';

interface RuleGroupListProps {
  readonly group: RuleGroup;
  readonly catalogue: readonly CatalogueRule[];
  readonly team: Team | undefined;
  readonly rules: RuleSet;
  readonly month: MonthInHand | null;
  /** The setting whose form is open. */
  readonly open: string | null;
  readonly busy: boolean;
  readonly onOpen: (setting: string | null) => void;
  readonly onSave: (rules: RuleSet) => void;
}

const SEVERITY_WORDS = { must: 'must', 'must-unless-signed': 'must, unless signed', should: 'should' };

/** The sentences of one category. */
export function RuleGroupList(props: RuleGroupListProps) {
  const { group, catalogue, open, onOpen } = props;
  return (
    <section aria-label={group.category}>
      <h2 className={styles.category}>{group.category}</h2>
      <ul className={styles.list}>
        {group.lines.map((line) => {
          const rule = catalogue.find((one) => one.id === line.setting.rule);
          const isOpen = open === line.setting.id;
          return (
            <li key={line.setting.id}>
              <div className={styles.line}>
                <SeverityIcon severity={line.severity} size={20} spoken />
                <div className={styles.text}>
                  <p className={styles.sentence}>{line.sentence}</p>
                  <p className={styles.note}>
                    {[
                      line.title,
                      line.narrowed,
                      line.standing ? 'always holds' : SEVERITY_WORDS[line.severity],
                      line.source,
                      line.setting.note,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
                {rule && !line.standing && (
                  <Button
                    variant="default"
                    size="sm"
                    aria-expanded={isOpen}
                    aria-label={`${isOpen ? 'Close' : 'Change'} ${line.title}: ${line.sentence}`}
                    onClick={() => onOpen(isOpen ? null : line.setting.id)}
                  >
                    {isOpen ? 'Close' : 'Change'}
                  </Button>
                )}
              </div>
              {isOpen && rule && (
                <RuleForm
                  key={line.setting.id}
                  line={line}
                  rule={rule}
                  team={props.team}
                  rules={props.rules}
                  month={props.month}
                  busy={props.busy}
                  onSave={props.onSave}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

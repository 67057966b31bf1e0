import { Button } from '@mantine/core';
import { useState } from 'react';
import { problemSentence, RequestProblem } from '../../api/request.ts';
import { useTeam } from '../../api/team.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { count } from '../../words/times.ts';
import { useCatalogue, useSaveRules, useTeamRules } from './api/rules.ts';
import { PackOffer } from './components/pack-offer.tsx';
import { RuleGroupList } from './components/rule-group-list.tsx';
import styles from './components/rule-settings.module.css';
import { ruleGroups } from './rule-view.ts';
import { useMonthInHand } from './use-month-in-hand.ts';

/** A team's rules as sentences; a press on one opens its numbers. */
export function RuleSettingsPage() {
  const { membership } = useSignedIn();
  const rules = useTeamRules(membership.team);
  const catalogue = useCatalogue();
  const team = useTeam(membership.team).data?.value;
  const save = useSaveRules(membership.team);
  const month = useMonthInHand(membership.team, team);
  const [open, setOpen] = useState<string | null>(null);
  const failed = rules.error ?? catalogue.error;
  if (!rules.data || !catalogue.data) {
    return failed ? (
      <Wrong
        title="The rules could not be fetched"
        action={<Button onClick={() => void rules.refetch()}>Try now</Button>}
      >
        {problemSentence(failed)}
      </Wrong>
    ) : (
      <Waiting words="The rules are being fetched" />
    );
  }
  const { value, etag } = rules.data;
  const overtaken = save.error instanceof RequestProblem && save.error.status === 412;
  return (
    <div className={styles.page}>
      <title>Rules · Evenflow</title>
      <header className={styles.header}>
        <div>
          <h1>Rules</h1>
          <p className={styles.lead}>
            {value.name}: {count(value.settings.length, 'rule')}. The check, the search and the words you read all
            follow them. Law and local policy differ; you decide what holds here.
          </p>
        </div>
        <PackOffer
          busy={save.isPending}
          onTake={(pack) =>
            save.mutate({ ruleSet: { format: 'evenflow-rules/1', name: pack.name, settings: pack.settings }, etag })
          }
        />
      </header>
      {save.error && (
        <Wrong
          title={overtaken ? 'Somebody else changed the rules meanwhile' : 'The rules were not saved'}
          action={overtaken && <Button onClick={() => (save.reset(), void rules.refetch())}>Show their version</Button>}
        >
          {problemSentence(save.error)}
        </Wrong>
      )}
      {value.settings.length === 0 && <Empty title="No rules yet">Start from a ready-made set, then change it.</Empty>}
      {ruleGroups(value, catalogue.data).map((group) => (
        <RuleGroupList
          key={group.category}
          group={group}
          catalogue={catalogue.data}
          team={team}
          rules={{ format: value.format, name: value.name, settings: value.settings }}
          month={month}
          open={open}
          busy={save.isPending}
          onOpen={setOpen}
          onSave={(ruleSet) => save.mutate({ ruleSet, etag }, { onSuccess: () => setOpen(null) })}
        />
      ))}
    </div>
  );
}

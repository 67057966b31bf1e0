import { Button } from '@mantine/core';
import { useState } from 'react';
import { problemSentence, RequestProblem } from '../../api/request.ts';
import { useTeam } from '../../api/team.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Page } from '../../design/page.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { count } from '../../words/times.ts';
import { useCatalogue, useSaveRules, useTeamRules } from './api/rules.ts';
import type { RuleSet } from '@evenflow/rules';
import { PackOffer } from './components/pack-offer.tsx';
import { PasteRules } from './components/paste-rules.tsx';
import { RuleGroupList } from './components/rule-group-list.tsx';
import styles from './components/rule-settings.module.css';
import { ruleGroups } from './rule-view.ts';
import { useMonthInHand } from './use-month-in-hand.ts';

export function RuleSettingsPage() {
  const { membership } = useSignedIn();
  return (
    <Page title="Rules" above={membership.teamName}>
      <RuleSettings team={membership.team} />
    </Page>
  );
}

interface RuleSettingsProps {
  readonly team: string;
  /** The place to paste is open from the start. */
  readonly pasting?: boolean;
}

/** A team's rules as sentences; a press on one opens its numbers. */
export function RuleSettings({ team: id, pasting = false }: RuleSettingsProps) {
  const rules = useTeamRules(id);
  const catalogue = useCatalogue();
  const team = useTeam(id).data?.value;
  const save = useSaveRules(id);
  const month = useMonthInHand(id, team);
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
  const rulesNow: RuleSet = { format: value.format, name: value.name, settings: value.settings };
  const store = (ruleSet: RuleSet, words: string, onSuccess?: () => void) =>
    save.mutate({ ruleSet, etag, before: rulesNow, words }, { onSuccess });
  const overtaken = save.error instanceof RequestProblem && save.error.status === 412;
  return (
    <>
      <div className={styles.header}>
        <p className={styles.lead}>
          {value.name}: {count(value.settings.length, 'rule')}. The check, the search and the words you read all follow
          them. Law and local policy differ; you decide what holds here.
        </p>
        <PackOffer
          busy={save.isPending}
          onTake={(pack) =>
            store({ format: 'evenflow-rules/1', name: pack.name, settings: pack.settings }, `${pack.name} is taken`)
          }
        />
      </div>
      <PasteRules
        open={pasting}
        rules={rulesNow}
        catalogue={catalogue.data.filter((rule) => !rule.standing)}
        busy={save.isPending}
        onSave={store}
      />
      {save.error && (
        <Wrong
          title={overtaken ? 'Somebody else changed the rules meanwhile' : 'The rules were not saved'}
          action={overtaken && <Button onClick={() => (save.reset(), void rules.refetch())}>Show their version</Button>}
        >
          {problemSentence(save.error)}
        </Wrong>
      )}
      {value.settings.length === 0 && <Empty title="No rules yet">Start from a ready-made set, then change it.</Empty>}
      {ruleGroups(value, catalogue.data, team?.people ?? []).map((group) => (
        <RuleGroupList
          key={group.category}
          group={group}
          catalogue={catalogue.data}
          team={team}
          rules={rulesNow}
          month={month}
          open={open}
          busy={save.isPending}
          onOpen={setOpen}
          onSave={(ruleSet) => store(ruleSet, 'The rule is saved', () => setOpen(null))}
        />
      ))}
    </>
  );
}

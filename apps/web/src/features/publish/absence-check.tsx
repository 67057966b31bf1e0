import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { absenceWords } from '../explained/absences-view.ts';
import { useQuestion } from '../explained/use-question.ts';
import type { OpenRota } from '../rota-board/use-open-rota.ts';
import { Check } from './check.tsx';

const QUESTION = { kind: 'absences' } as const;
const SHOWN = 5;

/** One absence away, before publishing: looked for when asked, because it takes the solver up to a minute. */
export function AbsenceCheck({ open: { team, rota } }: { readonly open: OpenRota }) {
  const [wanted, setWanted] = useState(false);
  const asked = useQuestion({ team: team.id, month: rota.month }, wanted ? QUESTION : null);
  if (!wanted) {
    return (
      <Check good={false} severity="should" title="One absence away: not looked at">
        <p>Would any single absence leave a must that nobody can keep?</p>
        <Button mt={6} size="compact-sm" variant="default" onClick={() => setWanted(true)}>
          Look now
        </Button>
      </Check>
    );
  }
  if (asked.state === 'asking') {
    return (
      <Check good={false} severity="should" title="One absence away: looking">
        <p role="status">Taking everybody away in turn, day by day. You need not wait for it.</p>
      </Check>
    );
  }
  if (asked.state === 'problem') {
    return (
      <Check good={false} severity="should" title="One absence away: no answer">
        <p role="alert">{asked.words}</p>
        <Button mt={6} size="compact-sm" variant="default" onClick={asked.again}>
          Ask again
        </Button>
      </Check>
    );
  }
  const { title, sentences } = absenceWords(team, asked.answer);
  return (
    <Check good={sentences.length === 0} severity="should" title={title}>
      <div role="status">
        {sentences.slice(0, SHOWN).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {sentences.length > SHOWN && <p>And {sentences.length - SHOWN} more.</p>}
      </div>
      <Anchor component={Link} to={`/rota/${team.id}/${rota.month}/absences`} size="sm">
        Each day
      </Anchor>
    </Check>
  );
}

import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { BoardModel } from '../state/board-model.ts';
import type { Wanted } from '../state/board-view.ts';

interface CellQuestionsProps {
  readonly facts: BoardModel['facts'];
  readonly wanted: Wanted | null;
}

/** What can be asked about a duty somebody holds: why this person, and who takes it when they are ill. */
export function CellQuestions({ facts, wanted }: CellQuestionsProps) {
  if (!wanted?.from) return null;
  const { from, duty } = wanted;
  const date = wanted.dates[0]!;
  const query = new URLSearchParams({ person: from, date, duty }).toString();
  const month = `/rota/${facts.team.id}/${date.slice(0, 7)}`;
  return (
    <>
      <Button size="compact-sm" variant="default" component={Link} to={`${month}/why?${query}`}>
        Why {facts.people.get(from)?.name.split(' ')[0]}?
      </Button>
      <Button size="compact-sm" variant="default" component={Link} to={`${month}/repair?${query}`}>
        Ill?
      </Button>
    </>
  );
}

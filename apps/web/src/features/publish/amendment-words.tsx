import { Textarea } from '@mantine/core';
import { getVersion } from '@evenflow/api-client';
import { changesByPerson, sayDay, type Assignment, type PersonChange, type Team } from '@evenflow/domain';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { answerOf } from '../../api/answer.ts';
import { count } from '../../words/times.ts';
import type { OpenRota } from '../rota-board/use-open-rota.ts';
import styles from './publish.module.css';

interface AmendmentWordsProps {
  readonly open: OpenRota;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

const SHOWN = 8;

/** Whom a change of what is published touches, and why it is made; both are told to them. */
export function AmendmentWords({ open, reason, onReason }: AmendmentWordsProps) {
  const changes = useChanges(open);
  return (
    <>
      <p>{changes ? `Touches ${count(changes.length, 'person', 'people')}:` : 'Looking whom it touches'}</p>
      <ul className={styles.touched}>
        {changes?.slice(0, SHOWN).map((change) => (
          <li key={change.person}>{sayChange(open.team, change)}</li>
        ))}
        {changes && changes.length > SHOWN && <li>and {changes.length - SHOWN} more</li>}
      </ul>
      <Textarea
        label="Why"
        description="Told to everybody it touches, and kept with the version."
        placeholder="Rhys is ill; Chloe takes his nights"
        required
        autosize
        minRows={1}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </>
  );
}

function useChanges({ team, rota, desk }: OpenRota): PersonChange[] | null {
  const content = useStore(desk.store, (state) => state.content);
  const version = rota.published?.version ?? 0;
  const { data } = useQuery({
    queryKey: ['rota-version-whole', team.id, rota.month, version],
    queryFn: async ({ signal }) =>
      (await answerOf(getVersion({ path: { team: team.id, month: rota.month, version }, signal }))).value.assignments,
  });
  return useMemo(() => (data ? changesByPerson(data, [...content.assignments.values()]) : null), [data, content]);
}

function sayChange(team: Team, { person, gained, lost, moved }: PersonChange): string {
  const said = (words: string, held: readonly Assignment[]) =>
    held.length > 0 && `${words} ${held.map(({ duty, date }) => `${duty} on ${sayDay(date)}`).join(', ')}`;
  const parts = [said('gains', gained), said('loses', lost), said('has other times for', moved)].filter(Boolean);
  return `${team.people.find(({ code }) => code === person)?.name ?? person} ${parts.join('; ')}`;
}

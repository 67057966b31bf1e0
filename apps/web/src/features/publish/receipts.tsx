import { getReceipts, type Published } from '@evenflow/api-client';
import type { Team } from '@evenflow/domain';
import { Popover, UnstyledButton } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { answerOf } from '../../api/answer.ts';
import styles from './publish.module.css';

interface ReceiptsProps {
  readonly team: Team;
  readonly month: string;
  readonly published: Published;
}

/** `9 of 14 have read v3`; a press tells who has not. */
export function Receipts({ team, month, published }: ReceiptsProps) {
  const { data } = useQuery({
    queryKey: ['receipts', team.id, month, published.version],
    queryFn: async ({ signal }) => (await answerOf(getReceipts({ path: { team: team.id, month }, signal }))).value,
    refetchInterval: 60_000,
  });
  if (!data) return null;
  const names = new Map(team.people.map((person) => [person.code, person.name]));
  const read = data.filter(({ version }) => version !== null && version >= published.version);
  const unread = data.filter((one) => !read.includes(one));
  return (
    <Popover position="bottom-end" width={300}>
      <Popover.Target>
        <UnstyledButton className={styles.badge} aria-label={`${read.length}/${data.length} have opened this version`}>
          <IconEye size={15} stroke={2} aria-hidden /> {read.length}/{data.length}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={styles.receiptsTitle}>
          {read.length} of {data.length} have opened version {published.version}
        </p>
        {unread.length > 0 && (
          <ul className={styles.receipts}>
            {unread.map(({ person, version }) => (
              <li key={person}>
                {names.get(person) ?? person}
                {version === null ? '' : `, has seen v${version}`}
              </li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

import { Group, Radio } from '@mantine/core';
import { useAccount } from '../../../app/signed-in.tsx';
import { hasRole } from '../../../app/session.ts';
import type { Into } from '../api/imports.ts';
import styles from './imports.module.css';

const NAMED = 'named';
const FRESH = 'fresh';
const TEAM = 'team:';

interface IntoTeamProps {
  readonly value: Into;
  readonly onChange: (into: Into) => void;
}

/** Which team the workbook goes into. Whoever has no team yet is not asked: it makes their first. */
export function IntoTeam({ value, onChange }: IntoTeamProps) {
  const { session } = useAccount();
  const teams = session.memberships.filter((one) => hasRole(one, 'manager'));
  if (teams.length === 0) return null;
  const chosen = value.kind === 'team' ? TEAM + value.team : value.kind;
  return (
    <Radio.Group
      label="It goes into"
      value={chosen}
      onChange={(next) => onChange(intoOf(next))}
      className={styles.into}
    >
      <Group gap="8px 20px" mt={8}>
        <Radio value={NAMED} label="the team it names" />
        <Radio value={FRESH} label="a new team" />
        {teams.map((one) => (
          <Radio key={one.team} value={TEAM + one.team} label={one.teamName} />
        ))}
      </Group>
    </Radio.Group>
  );
}

function intoOf(chosen: string): Into {
  if (chosen.startsWith(TEAM)) return { kind: 'team', team: chosen.slice(TEAM.length) };
  return { kind: chosen === FRESH ? 'fresh' : 'named' };
}

import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { Membership } from '../api/wire.ts';
import { rememberTeam } from './session.ts';
import { useAccount } from './signed-in.tsx';

interface TeamToLookAt {
  readonly membership: Membership;
  /** It is the one that is looked at. */
  readonly current: boolean;
  readonly lookAt: () => void;
}

/** The teams somebody can look at; none for somebody of one team, who has nothing to choose. */
export function useTeamChoice(): TeamToLookAt[] {
  const { session, membership } = useAccount();
  const navigate = useNavigate();
  if (session.memberships.length < 2) return [];
  return session.memberships.map((one) => ({
    membership: one,
    current: one === membership,
    lookAt: () => {
      rememberTeam(one.team);
      void navigate('/');
    },
  }));
}

/** Which team is looked at, inside a menu. */
export function TeamChoice() {
  const teams = useTeamChoice();
  if (teams.length === 0) return null;
  return (
    <>
      <Menu.Label>Look at</Menu.Label>
      {teams.map(({ membership, current, lookAt }) => (
        <Menu.Item
          key={membership.team}
          aria-current={current ? 'true' : undefined}
          leftSection={<IconCheck size={16} stroke={1.75} opacity={current ? 1 : 0} aria-hidden />}
          onClick={lookAt}
        >
          {membership.teamName}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

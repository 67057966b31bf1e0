import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { rememberTeam } from './session.ts';
import { useAccount } from './signed-in.tsx';

/** Which team is looked at, inside a menu; nothing for somebody of one team. */
export function TeamChoice() {
  const { session, membership } = useAccount();
  const navigate = useNavigate();
  if (session.memberships.length < 2) return null;
  const lookAt = (team: string) => {
    rememberTeam(team);
    void navigate('/');
  };
  return (
    <>
      <Menu.Label>Look at</Menu.Label>
      {session.memberships.map((one) => (
        <Menu.Item
          key={one.team}
          aria-current={one === membership ? 'true' : undefined}
          leftSection={<IconCheck size={16} stroke={1.75} opacity={one === membership ? 1 : 0} aria-hidden />}
          onClick={() => lookAt(one.team)}
        >
          {one.teamName}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

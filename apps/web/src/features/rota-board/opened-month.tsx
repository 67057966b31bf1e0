import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useStore } from 'zustand';
import { problemSentence } from '../../api/request.ts';
import { Waiting, Wrong } from '../../design/states.tsx';
import { useOpenRota, type OpenRota } from './use-open-rota.ts';

/** Around every page about the month in its address: fetches it first, or says why it cannot be shown. */
export function OpenedMonth({ children }: { readonly children: (open: OpenRota) => ReactNode }) {
  const { team = '', month = '' } = useParams();
  const opened = useOpenRota(team, month);
  if (opened.state === 'waiting') return <Waiting words="The month is being fetched" />;
  if (opened.state === 'problem') {
    return (
      <Wrong title="The month cannot be shown" action={<Button onClick={opened.retry}>Try now</Button>}>
        {problemSentence(opened.problem)}
      </Wrong>
    );
  }
  return <Checked open={opened.open}>{children}</Checked>;
}

/** These pages say what the rules find: they wait until the rules are read. */
function Checked({ open, children }: { readonly open: OpenRota; readonly children: (open: OpenRota) => ReactNode }) {
  const checked = useStore(open.desk.store, (state) => state.checked);
  return checked ? children(open) : <Waiting words="The rules are being read" />;
}

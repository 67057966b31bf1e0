import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { problemSentence } from '../api/request.ts';
import { Wrong } from '../design/states.tsx';

/** Shown where a page could not be drawn at all. */
export function PageProblem() {
  const problem = useRouteError();
  return (
    <Wrong
      title="This page could not be shown"
      action={<Button onClick={() => location.reload()}>Load it again</Button>}
    >
      {problemSentence(problem)} What was saved is safe.
    </Wrong>
  );
}

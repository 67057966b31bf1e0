import { Button } from '@mantine/core';
import { useState } from 'react';

interface ConfirmButtonProps {
  /** `Revoke` */
  readonly verb: string;
  /** What it is done to, for whoever cannot see which row it stands in. */
  readonly what: string;
  /** `Machines that use it are shut out at once.` */
  readonly consequence: string;
  readonly pending: boolean;
  readonly onConfirm: () => void;
}

/** Asks once more before something that cannot be taken back. */
export function ConfirmButton({ verb, what, consequence, pending, onConfirm }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button variant="default" size="compact-md" aria-label={`${verb} ${what}`} onClick={() => setAsking(true)}>
        {verb}
      </Button>
    );
  }
  return (
    <span role="group" aria-label={`${verb} ${what}?`}>
      <span>{consequence} </span>
      <Button color="red" size="compact-md" loading={pending} onClick={onConfirm} autoFocus>
        {verb} now
      </Button>{' '}
      <Button variant="default" size="compact-md" onClick={() => setAsking(false)}>
        Keep it
      </Button>
    </span>
  );
}

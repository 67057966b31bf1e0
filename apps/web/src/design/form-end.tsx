import { Button } from '@mantine/core';
import styles from './form-end.module.css';

interface FormEndProps {
  /** `Make the key` */
  readonly verb: string;
  readonly pending: boolean;
  /** Why it was refused, where no field says so. */
  readonly refused?: string | null | undefined;
  readonly onLeave: () => void;
}

/** How a form ends: why it was refused, what it does, and the way out. */
export function FormEnd({ verb, pending, refused, onLeave }: FormEndProps) {
  return (
    <div className={styles.end}>
      {refused && (
        <p role="alert" className={styles.refused}>
          {refused}
        </p>
      )}
      <Button type="submit" loading={pending}>
        {verb}
      </Button>
      <Button variant="default" onClick={onLeave}>
        Leave it
      </Button>
    </div>
  );
}

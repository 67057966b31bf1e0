import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import styles from './team.module.css';

interface Named {
  readonly code: string;
  readonly name: string;
}

interface NamedListProps {
  readonly title: string;
  /** `site`, `competence`. */
  readonly one: string;
  readonly items: readonly Named[];
  readonly busy: boolean;
  readonly onPut: (item: Named) => void;
  readonly onRemove: (item: Named) => void;
}

/** Short codes with what they mean: shown, added, renamed by adding the code again, taken away. */
export function NamedList({ title, one, items, busy, onPut, onRemove }: NamedListProps) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPut({ code: code.trim(), name: name.trim() || code.trim() });
    setCode('');
    setName('');
  };
  return (
    <section aria-label={title}>
      <h2 className={styles.subtitle}>{title}</h2>
      <ul className={styles.tokens}>
        {items.map((item) => (
          <li key={item.code}>
            <b>{item.code}</b> {item.name !== item.code && item.name}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`Remove ${one} ${item.code}`}
              disabled={busy}
              onClick={() => onRemove(item)}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </li>
        ))}
        {items.length === 0 && <li className={styles.note}>None yet</li>}
      </ul>
      <form className={styles.inline} onSubmit={submit}>
        <TextInput
          label={`Code of a ${one}`}
          size="sm"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <TextInput
          label={`Name of the ${one}`}
          size="sm"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" size="sm" disabled={busy || code.trim() === ''}>
          Add
        </Button>
      </form>
    </section>
  );
}

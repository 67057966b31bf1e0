import { Checkbox, Select } from '@mantine/core';
import type { Role } from '../../../api/wire.ts';
import { ROLE_WORDS } from '../account-words.ts';

export interface Rights {
  readonly roles: readonly Role[];
  /** Who somebody is on the rota. */
  readonly person: string | null;
}

interface RightsFieldsProps {
  readonly rights: Rights;
  readonly people: readonly { readonly code: string; readonly name: string }[];
  readonly onChange: (rights: Rights) => void;
}

/** What somebody may do, and who they are on the rota. */
export function RightsFields({ rights, people, onChange }: RightsFieldsProps) {
  return (
    <>
      <Checkbox.Group
        label="May act as"
        value={[...rights.roles]}
        onChange={(roles) => onChange({ ...rights, roles })}
        error={rights.roles.length === 0 && 'Choose at least one'}
      >
        {Object.entries(ROLE_WORDS).map(([role, words]) => (
          <Checkbox key={role} value={role} label={words} mt={8} />
        ))}
      </Checkbox.Group>
      <Select
        label="Is on the rota"
        description="So that their own duties, leave and swaps are theirs"
        placeholder="nobody"
        clearable
        searchable
        clearButtonProps={{ 'aria-label': 'Nobody on the rota' }}
        data={people.map(({ code, name }) => ({ value: code, label: `${name}, ${code}` }))}
        value={rights.person}
        onChange={(person) => onChange({ ...rights, person })}
      />
    </>
  );
}

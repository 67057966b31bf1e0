import { Checkbox } from '@mantine/core';

interface ChoicesProps<Code extends string> {
  readonly label: string;
  readonly words: Readonly<Record<Code, string>>;
  readonly chosen: readonly Code[];
  readonly onChange: (chosen: Code[]) => void;
  /** Said when something is missing. */
  readonly error: string | false;
}

/** Some of a few, each in words. */
export function Choices<Code extends string>({ label, words, chosen, onChange, error }: ChoicesProps<Code>) {
  return (
    <Checkbox.Group label={label} value={[...chosen]} onChange={(values) => onChange(values)} error={error}>
      {Object.entries<string>(words).map(([code, said]) => (
        <Checkbox key={code} value={code} label={said} mt={8} />
      ))}
    </Checkbox.Group>
  );
}

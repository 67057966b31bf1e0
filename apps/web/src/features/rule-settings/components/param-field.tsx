import { Checkbox, MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { WEEKDAYS, type Team } from '@evenflow/domain';
import type { ParamDescription } from '@evenflow/rules';
import styles from './rule-settings.module.css';

interface ParamFieldProps {
  readonly param: ParamDescription;
  readonly team: Team | undefined;
  readonly value: unknown;
  readonly problem: string | null;
  readonly onChange: (value: unknown) => void;
}

/** The field a parameter's description asks for. */
export function ParamField({ param, team, value, problem, onChange }: ParamFieldProps) {
  const words = { label: param.label, error: problem };
  switch (param.kind) {
    case 'number':
      return (
        <NumberInput
          {...words}
          description={boundsWords(param)}
          suffix={param.unit ? ` ${param.unit}` : ''}
          value={value as number}
          onChange={onChange}
        />
      );
    case 'flag':
      return (
        <Checkbox {...words} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
      );
    case 'choice':
      return (
        <NativeSelect
          {...words}
          data={[...(param.choices ?? [])]}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'day':
      return (
        <TextInput
          {...words}
          type="date"
          value={(value as string | null) ?? ''}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    case 'weekdays':
      return <MultiSelect {...words} data={[...WEEKDAYS]} value={listOf(value)} onChange={onChange} />;
    case 'days':
    case 'duties':
    case 'people':
      return (
        <TagsInput
          {...words}
          description={TAG_HINTS[param.kind]}
          data={suggestions(param, team)}
          value={listOf(value)}
          onChange={onChange}
        />
      );
    case 'table':
      return <TableRows param={param} value={value} team={team} onChange={onChange} />;
    default:
      return (
        <TextInput
          {...words}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

const TAG_HINTS = {
  days: 'Days as YYYY-MM-DD',
  duties: 'Codes, or groups such as @call and @theatre',
  people: 'Codes, or groups such as @trainee and skill:SENIOR',
};

const DUTY_GROUPS = ['*', '@call', '@work', '@theatre', '@float', '@late', '@first-call', '@second-call', '@resident'];
const PEOPLE_GROUPS = ['*', '@trainee', '@qualified', '@provisional', '@full-time', '@part-time'];

function suggestions(param: ParamDescription, team: Team | undefined): string[] {
  if (param.kind === 'duties') return [...(team?.dutyTypes.map((duty) => duty.code) ?? []), ...DUTY_GROUPS];
  if (param.kind === 'people') return [...(team?.people.map((person) => person.code) ?? []), ...PEOPLE_GROUPS];
  return [];
}

function boundsWords({ min, max, unit = '' }: ParamDescription): string | undefined {
  return min === undefined || max === undefined ? undefined : `${min} to ${max} ${unit}`.trim();
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

type Row = Readonly<Record<string, unknown>>;

function TableRows({ param, value, team, onChange }: Omit<ParamFieldProps, 'problem'>) {
  const rows = (Array.isArray(value) ? value : []) as Row[];
  const columns = param.columns ?? [];
  const blank = Object.fromEntries(columns.map((column) => [column.name, column.default]));
  const change = (index: number, part: Row) =>
    onChange(rows.map((row, i) => (i === index ? { ...row, ...part } : row)));
  return (
    <fieldset className={styles.table}>
      <legend>{param.label}</legend>
      {rows.map((row, index) => (
        <div key={index} className={styles.row}>
          {columns.map((column) => (
            <ParamField
              key={column.name}
              param={column}
              team={team}
              value={row[column.name]}
              problem={null}
              onChange={(part) => change(index, { [column.name]: part })}
            />
          ))}
          <button
            type="button"
            className={styles.textButton}
            onClick={() => onChange(rows.filter((_, i) => i !== index))}
          >
            Remove row {index + 1}
          </button>
        </div>
      ))}
      <button type="button" className={styles.textButton} onClick={() => onChange([...rows, blank])}>
        Add a row
      </button>
    </fieldset>
  );
}

import { Button, Select, TextInput } from '@mantine/core';
import type { TeamFacts } from '@evenflow/api-client';
import { useState, type FormEvent } from 'react';
import { problemSentence, RequestProblem } from '../../../api/request.ts';
import { COUNTRIES, timeZones, type Country } from '../places.ts';
import styles from './team.module.css';

interface UnitFormProps {
  /** Null for a team that is still to be made. */
  readonly facts: TeamFacts | null;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onSave: (facts: TeamFacts) => void;
}

const NEW: TeamFacts = { name: '', country: 'GB', region: 'GB-ENG', timeZone: 'Europe/London', locale: 'en-GB' };

/** What the unit is called and where it works: its clocks, its holidays, the rules it begins with. */
export function UnitForm({ facts, busy, problem, onSave }: UnitFormProps) {
  const [draft, setDraft] = useState<TeamFacts>(facts ?? NEW);
  const change = (part: Partial<TeamFacts>) => setDraft({ ...draft, ...part });
  const refused = problem instanceof RequestProblem ? problem.fields : {};
  const country = COUNTRIES.find((one) => one.code === draft.country);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { region, ...rest } = draft;
    onSave({ ...rest, ...(region?.trim() ? { region: region.trim() } : {}) });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        label="Name of the unit"
        placeholder="St Cuthbert’s – Clinical Perfusion"
        value={draft.name}
        error={refused['/name']}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Select
        label="Country"
        searchable
        allowDeselect={false}
        data={countryChoices(draft.country)}
        value={draft.country}
        error={refused['/country']}
        onChange={(code) => code && change(placeOf(code))}
      />
      <RegionField country={country} draft={draft} refused={refused['/region']} onChange={change} />
      <Select
        label="Clocks of"
        description="Duties begin and end by them."
        searchable
        allowDeselect={false}
        data={timeZones()}
        value={draft.timeZone}
        error={refused['/timeZone']}
        onChange={(timeZone) => timeZone && change({ timeZone })}
      />
      <div className={styles.formEnd}>
        <Button type="submit" size="md" loading={busy} disabled={draft.name.trim() === ''}>
          {facts ? 'Save the unit' : 'Make the team'}
        </Button>
        {problem !== null && <p role="alert">{problemSentence(problem)}</p>}
      </div>
    </form>
  );
}

interface RegionFieldProps {
  readonly country: Country | undefined;
  readonly draft: TeamFacts;
  readonly refused: string | undefined;
  readonly onChange: (part: Partial<TeamFacts>) => void;
}

function RegionField({ country, draft, refused, onChange }: RegionFieldProps) {
  const facts = { label: 'Region', description: 'For its own public holidays.', error: refused };
  if (country?.regions) {
    const data = country.regions.map(({ code, name }) => ({ value: code, label: name }));
    return (
      <Select
        {...facts}
        clearable
        data={data}
        value={draft.region ?? null}
        onChange={(region) => onChange({ region: region ?? undefined })}
      />
    );
  }
  return (
    <TextInput
      {...facts}
      placeholder={`${draft.country}-…, or empty`}
      value={draft.region ?? ''}
      onChange={(event) => onChange({ region: event.currentTarget.value.toUpperCase() })}
    />
  );
}

function placeOf(code: string): Partial<TeamFacts> {
  const country = COUNTRIES.find((one) => one.code === code);
  return country
    ? { country: code, region: country.regions?.[0]?.code, timeZone: country.zone, locale: country.locale }
    : { country: code, region: undefined };
}

/** A team of a country that is not offered keeps it. */
function countryChoices(current: string) {
  const known = COUNTRIES.map(({ code, name }) => ({ value: code, label: name }));
  return known.some(({ value }) => value === current) ? known : [...known, { value: current, label: current }];
}

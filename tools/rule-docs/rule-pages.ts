import type { RuleDescription } from '@evenflow/rules';

/** A drawn rota as an examples file gives it. */
export interface DrawnExample {
  readonly name: string;
  readonly from?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly rota: string;
  readonly published?: string;
  readonly says: readonly string[];
}

type Parameter = RuleDescription['params'][number];

const SEVERITY = {
  must: 'must',
  'must-unless-signed': 'must, unless somebody signs for it',
  should: 'should',
} as const;

/** The list of all rules, by number. */
export function indexPage(rules: readonly RuleDescription[]): string {
  const rows = rules.map(
    ({ id, number, title, category, severity }) =>
      `| ${number} | [${title}](${id}.md) | ${category} | ${SEVERITY[severity]} |`,
  );
  return [
    '# Rules',
    'Written by `npm run gen` from the rules themselves; change those.',
    ['| No. | Rule | About | Severity |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    '',
  ].join('\n\n');
}

/** One rule: what it says, where it comes from, what can be set, and drawn rotas with the sentences they get. */
export function rulePage(rule: RuleDescription, examples: readonly DrawnExample[]): string {
  return [
    `# ${rule.number}. ${rule.title}`,
    `> ${rule.statement}`,
    `Id \`${rule.id}\` · ${rule.category} · ${SEVERITY[rule.severity]} · ${rule.standing ? 'always holds, without being set' : 'weight and severity can be set'}`,
    `Source: ${rule.source}.`,
    rule.forColleagues
      ? 'Colleagues may read what it says of somebody, unless the setting names people one by one.'
      : 'What it says of somebody is for that person and the managers.',
    ...(rule.standing ? [] : ['## What can be set', parameterTable(rule.params)]),
    '## Examples',
    'A column is a day, `|` parts what was worked before from what is planned, `(D)` is a trainee’s extra duty.',
    ...examples.flatMap(exampleOf),
    '',
  ].join('\n\n');
}

function parameterTable(params: readonly Parameter[]): string {
  if (params.length === 0) return 'Nothing but people, dates, weight and severity.';
  const rows = params.flatMap((param) => [
    rowOf(param, param.name),
    ...(param.columns ?? []).map((column) => rowOf(column, `${param.name}[].${column.name}`)),
  ]);
  return ['| Parameter | Meaning | Values | Default |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function rowOf(param: Parameter, name: string): string {
  const given = JSON.stringify(param.default).replaceAll('|', '\\|');
  return `| \`${name}\` | ${param.label} | ${valuesOf(param)} | \`${given}\` |`;
}

function valuesOf({ kind, min, max, unit, choices }: Parameter): string {
  if (choices) return choices.join(', ');
  if (min === undefined) return kind;
  return `${min} to ${max}${unit ? ` ${unit}` : ''}`;
}

function exampleOf({ name, from, params, rota, published, says }: DrawnExample): string[] {
  const begins = from === undefined ? [] : [`First planned day ${from}.`];
  const set = params ? [`With \`${JSON.stringify(params)}\`.`] : [];
  const before = published === undefined ? [] : ['Published:', drawing(published), 'Now:'];
  return [
    `### ${name[0]!.toUpperCase()}${name.slice(1)}`,
    ...(begins.length + set.length > 0 ? [[...begins, ...set].join(' ')] : []),
    ...before,
    drawing(rota),
    says.length === 0 ? 'Nothing to say.' : says.map((sentence) => `- ${sentence}`).join('\n'),
  ];
}

function drawing(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim());
  const margin = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return ['```text', ...lines.map((line) => line.slice(margin).trimEnd()), '```'].join('\n');
}

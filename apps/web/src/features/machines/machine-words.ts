import type { NewMachineToken, NewWebhook } from '@evenflow/api-client';

export type Scope = NewMachineToken['scopes'][number];
export type WebhookEvent = NewWebhook['events'][number];

/** What a key may read, in words; none of them can change anything. */
export const SCOPES: Readonly<Record<Scope, string>> = {
  'on-call:read': 'Who is on call',
  'cover:read': 'Cover and gaps',
  'fhir:read': 'Who is on call, as FHIR R4',
  'metrics:read': 'Figures for monitoring',
};

export const EVENTS: Readonly<Record<WebhookEvent, string>> = {
  'rota.published': 'A month is published',
  'rota.amended': 'A published month is changed',
  'coverage.gap.opened': 'A gap opens',
  'coverage.gap.closed': 'A gap closes',
};

/** Where a machine asks first, for the example beside a new key. */
export const READS: Readonly<Record<Scope, string>> = {
  'on-call:read': '/api/v1/on-call',
  'cover:read': '/api/v1/teams/TEAM/cover',
  'fhir:read': '/fhir/R4/$on-call-now',
  'metrics:read': '/metrics',
};

export const wordsOf = (words: Readonly<Record<string, string>>, codes: readonly string[]): string =>
  codes.map((code) => words[code] ?? code).join('; ');

import { narrative, type FhirResource } from './fhir-on-call.ts';

/** The codes of R4 for why an answer is refused. */
const CODES: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'login',
  403: 'forbidden',
  404: 'not-found',
  429: 'throttled',
};

/** A refusal or a defect, as machines that speak FHIR read it. */
export function refusalOutcome(status: number, words: readonly string[]): FhirResource {
  const code = CODES[status] ?? (status < 500 ? 'processing' : 'exception');
  return {
    resourceType: 'OperationOutcome',
    ...narrative(words.join('; ')),
    issue: words.map((text) => ({ severity: 'error', code, details: { text } })),
  };
}

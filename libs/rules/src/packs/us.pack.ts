import type { RulePack } from './packs.ts';

/** Starting values for a department in the United States. A guideline is a should, or a must somebody can sign for. */
export const us: RulePack = {
  id: 'us',
  name: 'United States (AmSECT-style)',
  rules: {
    format: 'evenflow-rules/1',
    name: 'United States (AmSECT-style)',
    settings: [
      { id: 'required-count', rule: 'required-count' },
      { id: 'continuous-cover', rule: 'continuous-cover' },
      { id: 'n-plus-one', rule: 'n-plus-one', severity: 'should', weight: 5 },
      { id: 'competence-required', rule: 'competence-required' },
      { id: 'credential-valid', rule: 'credential-valid' },
      { id: 'trainee-supervised', rule: 'trainee-supervised' },
      {
        id: 'provisional-first-call',
        rule: 'limited-practice',
        params: { not: ['@first-call', '@resident', '@float'] },
        scope: { people: ['@provisional'] },
      },
      { id: 'senior-on-call', rule: 'senior-present', params: { duties: ['@first-call', '@second-call'] } },
      { id: 'one-duty-at-a-time', rule: 'one-duty-at-a-time', params: secondCallMayOverlap() },
      { id: 'rest-between-duties', rule: 'rest-between-duties', params: { hours: 8 }, severity: 'must-unless-signed' },
      { id: 'off-after-first-call', rule: 'after-duty-off' },
      { id: 'days-at-work', rule: 'max-days-in-window', params: { max: 6, window: 7 } },
      { id: 'consecutive-nights', rule: 'consecutive-nights' },
      {
        id: 'first-calls-a-week',
        rule: 'duties-in-period',
        params: { duties: ['@first-call'], max: 3, period: 'days', days: 7 },
      },
      { id: 'call-spacing', rule: 'call-spacing', params: { runs: ['Fri', 'Sat'] }, weight: 2 },
      { id: 'weekend-together', rule: 'weekend-together' },
      { id: 'weekends-apart', rule: 'weekends-apart' },
      { id: 'leave-protected', rule: 'leave-protected' },
      { id: 'fixed-days-off', rule: 'fixed-days-off' },
      { id: 'fixed-duties', rule: 'fixed-duties', weight: 3 },
      { id: 'response-time', rule: 'response-time' },
      { id: 'requests-must', rule: 'requests', params: { priorities: 'must' }, severity: 'must' },
      { id: 'requests', rule: 'requests', params: { priorities: 'prefer and nice' } },
      {
        id: 'first-calls-even',
        rule: 'call-equity',
        params: { duties: ['@first-call'], days: 'weeknights' },
        weight: 2,
      },
      { id: 'weekends-even', rule: 'call-equity', params: { duties: ['@call'], days: 'weekends' }, weight: 3 },
      { id: 'holiday-points', rule: 'holiday-points' },
      {
        id: 'holidays-in-turn',
        rule: 'holidays-in-turn',
        params: { holidays: ['christmas-day', 'thanksgiving'] },
        weight: 4,
      },
      { id: 'keep-published', rule: 'keep-published', weight: 3 },
    ],
  },
};

/** The last hour of a back-up call from home may run into a day that begins early. */
function secondCallMayOverlap() {
  return {
    mayOverlap: [
      { duties: ['@second-call'], with: ['@theatre', '@float', '@office'], minutes: 60, on: 'the next date' },
      { duties: ['@second-call'], with: ['@float', '@late'], minutes: 240, on: 'the same date' },
    ],
  };
}

import type { Rule } from './kit/define-rule.ts';
import { employed } from './rules/availability/employed/employed.rule.ts';
import { fixedDaysOff } from './rules/availability/fixed-days-off/fixed-days-off.rule.ts';
import { fixedDuties } from './rules/availability/fixed-duties/fixed-duties.rule.ts';
import { leaveCap } from './rules/availability/leave-cap/leave-cap.rule.ts';
import { leaveProtected } from './rules/availability/leave-protected/leave-protected.rule.ts';
import { callSpacing } from './rules/call/call-spacing/call-spacing.rule.ts';
import { dutiesInPeriod } from './rules/call/duties-in-period/duties-in-period.rule.ts';
import { linkedDuties } from './rules/call/linked-duties/linked-duties.rule.ts';
import { competenceRequired } from './rules/competence/competence-required/competence-required.rule.ts';
import { credentialValid } from './rules/competence/credential-valid/credential-valid.rule.ts';
import { limitedPractice } from './rules/competence/limited-practice/limited-practice.rule.ts';
import { pairs } from './rules/competence/pairs/pairs.rule.ts';
import { responseTime } from './rules/competence/response-time/response-time.rule.ts';
import { seniorPresent } from './rules/competence/senior-present/senior-present.rule.ts';
import { traineeSupervised } from './rules/competence/trainee-supervised/trainee-supervised.rule.ts';
import { continuousCover } from './rules/cover/continuous-cover/continuous-cover.rule.ts';
import { nPlusOne } from './rules/cover/n-plus-one/n-plus-one.rule.ts';
import { requiredCount } from './rules/cover/required-count/required-count.rule.ts';
import { callEquity } from './rules/fairness/call-equity/call-equity.rule.ts';
import { holidayPoints } from './rules/fairness/holiday-points/holiday-points.rule.ts';
import { holidaysInTurn } from './rules/fairness/holidays-in-turn/holidays-in-turn.rule.ts';
import { contractHours } from './rules/hours/contract-hours/contract-hours.rule.ts';
import { afterDutyOff } from './rules/rest/after-duty-off/after-duty-off.rule.ts';
import { consecutiveNights } from './rules/rest/consecutive-nights/consecutive-nights.rule.ts';
import { maxDaysInWindow } from './rules/rest/max-days-in-window/max-days-in-window.rule.ts';
import { oneDutyAtATime } from './rules/rest/one-duty-at-a-time/one-duty-at-a-time.rule.ts';
import { restBetweenDuties } from './rules/rest/rest-between-duties/rest-between-duties.rule.ts';
import { weeklyRest } from './rules/rest/weekly-rest/weekly-rest.rule.ts';
import { keepPublished } from './rules/stability/keep-published/keep-published.rule.ts';
import { weekendTogether } from './rules/weekends/weekend-together/weekend-together.rule.ts';
import { weekendsApart } from './rules/weekends/weekends-apart/weekends-apart.rule.ts';
import { requests } from './rules/wishes/requests/requests.rule.ts';

/** Every rule there is, in the order of the catalogue. The one list: forms, docs, checks and solver follow it. */
export const RULES: readonly Rule[] = [
  continuousCover,
  requiredCount,
  nPlusOne,
  competenceRequired,
  credentialValid,
  traineeSupervised,
  limitedPractice,
  seniorPresent,
  oneDutyAtATime,
  restBetweenDuties,
  afterDutyOff,
  weeklyRest,
  maxDaysInWindow,
  consecutiveNights,
  contractHours,
  dutiesInPeriod,
  callSpacing,
  weekendTogether,
  weekendsApart,
  linkedDuties,
  pairs,
  callEquity,
  holidayPoints,
  holidaysInTurn,
  employed,
  leaveProtected,
  leaveCap,
  requests,
  fixedDaysOff,
  fixedDuties,
  responseTime,
  keepPublished,
];

export const REGISTRY: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

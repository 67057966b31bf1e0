import { conformance } from '../../../kit/conformance.ts';
import { examples } from './one-duty-at-a-time.examples.ts';
import { oracle } from './one-duty-at-a-time.oracle.ts';
import { oneDutyAtATime } from './one-duty-at-a-time.rule.ts';

conformance(oneDutyAtATime, examples, oracle);

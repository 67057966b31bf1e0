import { conformance } from '../../../kit/conformance.ts';
import { examples } from './rest-between-duties.examples.ts';
import { oracle } from './rest-between-duties.oracle.ts';
import { restBetweenDuties } from './rest-between-duties.rule.ts';

conformance(restBetweenDuties, examples, oracle);

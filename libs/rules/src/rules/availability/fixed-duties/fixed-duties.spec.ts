import { conformance } from '../../../kit/conformance.ts';
import { examples } from './fixed-duties.examples.ts';
import { oracle } from './fixed-duties.oracle.ts';
import { fixedDuties } from './fixed-duties.rule.ts';

conformance(fixedDuties, examples, oracle);

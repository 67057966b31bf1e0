import { conformance } from '../../../kit/conformance.ts';
import { examples } from './fixed-days-off.examples.ts';
import { oracle } from './fixed-days-off.oracle.ts';
import { fixedDaysOff } from './fixed-days-off.rule.ts';

conformance(fixedDaysOff, examples, oracle);

import { conformance } from '../../../kit/conformance.ts';
import { examples } from './linked-duties.examples.ts';
import { oracle } from './linked-duties.oracle.ts';
import { linkedDuties } from './linked-duties.rule.ts';

conformance(linkedDuties, examples, oracle);

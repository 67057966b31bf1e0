import { conformance } from '../../../kit/conformance.ts';
import { examples } from './after-duty-off.examples.ts';
import { oracle } from './after-duty-off.oracle.ts';
import { afterDutyOff } from './after-duty-off.rule.ts';

conformance(afterDutyOff, examples, oracle);

import { conformance } from '../../../kit/conformance.ts';
import { examples } from './duties-in-period.examples.ts';
import { oracle } from './duties-in-period.oracle.ts';
import { dutiesInPeriod } from './duties-in-period.rule.ts';

conformance(dutiesInPeriod, examples, oracle);

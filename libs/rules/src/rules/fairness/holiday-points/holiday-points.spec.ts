import { conformance } from '../../../kit/conformance.ts';
import { examples } from './holiday-points.examples.ts';
import { oracle } from './holiday-points.oracle.ts';
import { holidayPoints } from './holiday-points.rule.ts';

conformance(holidayPoints, examples, oracle);

import { conformance } from '../../../kit/conformance.ts';
import { examples } from './leave-cap.examples.ts';
import { oracle } from './leave-cap.oracle.ts';
import { leaveCap } from './leave-cap.rule.ts';

conformance(leaveCap, examples, oracle);

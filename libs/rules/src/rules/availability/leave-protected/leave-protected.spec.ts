import { conformance } from '../../../kit/conformance.ts';
import { examples } from './leave-protected.examples.ts';
import { oracle } from './leave-protected.oracle.ts';
import { leaveProtected } from './leave-protected.rule.ts';

conformance(leaveProtected, examples, oracle);

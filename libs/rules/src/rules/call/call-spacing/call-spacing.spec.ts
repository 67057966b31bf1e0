import { conformance } from '../../../kit/conformance.ts';
import { examples } from './call-spacing.examples.ts';
import { oracle } from './call-spacing.oracle.ts';
import { callSpacing } from './call-spacing.rule.ts';

conformance(callSpacing, examples, oracle);

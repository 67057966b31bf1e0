import { conformance } from '../../../kit/conformance.ts';
import { examples } from './weekend-together.examples.ts';
import { oracle } from './weekend-together.oracle.ts';
import { weekendTogether } from './weekend-together.rule.ts';

conformance(weekendTogether, examples, oracle);

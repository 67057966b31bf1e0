import { conformance } from '../../../kit/conformance.ts';
import { examples } from './weekends-apart.examples.ts';
import { oracle } from './weekends-apart.oracle.ts';
import { weekendsApart } from './weekends-apart.rule.ts';

conformance(weekendsApart, examples, oracle);

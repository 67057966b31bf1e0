import { conformance } from '../../../kit/conformance.ts';
import { examples } from './required-count.examples.ts';
import { oracle } from './required-count.oracle.ts';
import { requiredCount } from './required-count.rule.ts';

conformance(requiredCount, examples, oracle);

import { conformance } from '../../../kit/conformance.ts';
import { examples } from './pairs.examples.ts';
import { oracle } from './pairs.oracle.ts';
import { pairs } from './pairs.rule.ts';

conformance(pairs, examples, oracle);

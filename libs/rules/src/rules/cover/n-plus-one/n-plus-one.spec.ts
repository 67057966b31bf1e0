import { conformance } from '../../../kit/conformance.ts';
import { examples } from './n-plus-one.examples.ts';
import { oracle } from './n-plus-one.oracle.ts';
import { nPlusOne } from './n-plus-one.rule.ts';

conformance(nPlusOne, examples, oracle);

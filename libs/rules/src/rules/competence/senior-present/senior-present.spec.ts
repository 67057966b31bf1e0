import { conformance } from '../../../kit/conformance.ts';
import { examples } from './senior-present.examples.ts';
import { oracle } from './senior-present.oracle.ts';
import { seniorPresent } from './senior-present.rule.ts';

conformance(seniorPresent, examples, oracle);

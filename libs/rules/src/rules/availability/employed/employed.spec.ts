import { conformance } from '../../../kit/conformance.ts';
import { employed } from './employed.rule.ts';
import { examples } from './employed.examples.ts';
import { oracle } from './employed.oracle.ts';

conformance(employed, examples, oracle);

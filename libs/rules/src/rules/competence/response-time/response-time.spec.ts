import { conformance } from '../../../kit/conformance.ts';
import { examples } from './response-time.examples.ts';
import { oracle } from './response-time.oracle.ts';
import { responseTime } from './response-time.rule.ts';

conformance(responseTime, examples, oracle);

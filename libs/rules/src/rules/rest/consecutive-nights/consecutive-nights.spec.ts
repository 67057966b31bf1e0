import { conformance } from '../../../kit/conformance.ts';
import { examples } from './consecutive-nights.examples.ts';
import { oracle } from './consecutive-nights.oracle.ts';
import { consecutiveNights } from './consecutive-nights.rule.ts';

conformance(consecutiveNights, examples, oracle);

import { conformance } from '../../../kit/conformance.ts';
import { examples } from './call-equity.examples.ts';
import { oracle } from './call-equity.oracle.ts';
import { callEquity } from './call-equity.rule.ts';

conformance(callEquity, examples, oracle);

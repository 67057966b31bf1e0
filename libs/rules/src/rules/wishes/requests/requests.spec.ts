import { conformance } from '../../../kit/conformance.ts';
import { examples } from './requests.examples.ts';
import { oracle } from './requests.oracle.ts';
import { requests } from './requests.rule.ts';

conformance(requests, examples, oracle);

import { conformance } from '../../../kit/conformance.ts';
import { examples } from './contract-hours.examples.ts';
import { oracle } from './contract-hours.oracle.ts';
import { contractHours } from './contract-hours.rule.ts';

conformance(contractHours, examples, oracle);

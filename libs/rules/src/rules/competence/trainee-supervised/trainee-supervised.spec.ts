import { conformance } from '../../../kit/conformance.ts';
import { examples } from './trainee-supervised.examples.ts';
import { oracle } from './trainee-supervised.oracle.ts';
import { traineeSupervised } from './trainee-supervised.rule.ts';

conformance(traineeSupervised, examples, oracle);

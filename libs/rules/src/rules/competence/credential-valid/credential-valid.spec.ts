import { conformance } from '../../../kit/conformance.ts';
import { examples } from './credential-valid.examples.ts';
import { oracle } from './credential-valid.oracle.ts';
import { credentialValid } from './credential-valid.rule.ts';

conformance(credentialValid, examples, oracle);

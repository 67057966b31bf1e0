import { conformance } from '../../../kit/conformance.ts';
import { examples } from './continuous-cover.examples.ts';
import { oracle } from './continuous-cover.oracle.ts';
import { continuousCover } from './continuous-cover.rule.ts';

conformance(continuousCover, examples, oracle);

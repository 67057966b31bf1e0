import { conformance } from '../../../kit/conformance.ts';
import { examples } from './keep-published.examples.ts';
import { oracle } from './keep-published.oracle.ts';
import { keepPublished } from './keep-published.rule.ts';

conformance(keepPublished, examples, oracle);

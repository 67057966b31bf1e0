import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROUTES = path.resolve(import.meta.dirname, '../../../web/src/app/routes.tsx');

/** What stands for each parameter of a route; several are several addresses. */
export type Given = Readonly<Record<string, readonly string[]>>;

/**
 * The addresses of every page that the app's router knows, with `given` in the place of its parameters: a page that is
 * added is walked without anybody having to think of it. What only leads elsewhere is none.
 */
export function everyAddress(given: Given): string[] {
  const pages = [...readFileSync(ROUTES, 'utf8').matchAll(/\bpath: '([^']+)',\s+\.\.\.page\(/g)];
  return pages.flatMap(([, pattern]) => addressesOf(pattern!, given));
}

function addressesOf(pattern: string, given: Given): string[] {
  const name = /:(\w+)/.exec(pattern)?.[1];
  if (!name) return [pattern];
  const known = given[name];
  if (!known) throw new Error(`${pattern} asks for “${name}”: say in the journey what stands for it.`);
  return known.flatMap((value) => addressesOf(pattern.replace(`:${name}`, value), given));
}

/**
 * How much a property suite tries: `quick` in `npm test`, `deep` in `npm run test:deep`, which runs just the specs that
 * ask here. Also good for a test's time limit.
 */
export function deepSize(quick: number, deep: number): number {
  return process.env['EVENFLOW_DEEP'] === '1' ? deep : quick;
}

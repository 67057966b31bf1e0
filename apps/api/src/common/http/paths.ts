/** Every route of the API starts here; a later, incompatible API would start elsewhere. */
export const V1 = 'api/v1';
export const TEAM = `${V1}/teams/:team`;
export const ROTA = `${TEAM}/rotas/:month`;

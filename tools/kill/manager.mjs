// A rota manager at the API: publishes one of two versions of a month in turn, and has another month filled.

const HEADERS = { 'content-type': 'application/json', 'x-evenflow': '1' };

export function manager(base, { team, month }) {
  const rotas = `/api/v1/teams/${team}/rotas`;
  let cookie = '';
  /** The two versions, and which was published last. */
  let turns = [];
  let turn = 0;

  const ask = async (method, address, { body, match } = {}) => {
    const answer = await fetch(base + address, {
      method,
      headers: { ...HEADERS, cookie, ...(match ? { 'if-match': match } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await answer.text();
    const read = /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
    return {
      ok: answer.ok,
      status: answer.status,
      body: read,
      etag: answer.headers.get('etag'),
      headers: answer.headers,
    };
  };

  /** Puts the assignments into the draft and publishes them, signing for what may be signed for. True when they are out. */
  const publish = async (assignments) => {
    const rota = `${rotas}/${month}`;
    const { etag } = await ask('GET', rota);
    const edits = [{ op: 'replace-all', assignments }];
    const edited = await ask('POST', `${rota}/edits`, { match: etag, body: { edits } });
    if (!edited.ok) return false;
    const send = (overrides) =>
      ask('POST', `${rota}/publish`, { match: edited.etag, body: { overrides, reason: 'Changed places' } });
    const first = await send([]);
    if (first.ok) return true;
    const signed = (first.body.violations ?? []).map(({ rule, setting, sentence }) => ({
      ...{ rule, setting, sentence, reason: 'Agreed' },
    }));
    return signed.length > 0 && (await send(signed)).ok;
  };

  return {
    answers: async () => {
      const answer = await fetch(`${base}/api/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
      return answer?.ok ?? false;
    },
    async signIn() {
      const body = { email: 'manager@example.org', password: 'evenflow-demo' };
      const { headers } = await ask('POST', '/api/v1/session', { body });
      cookie = headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ');
    },
    /** Finds two people who may change places for the rest of the month, so that there are two versions to publish. */
    async begin() {
      const { body } = await ask('GET', `${rotas}/${month}`);
      const { assignments } = body;
      const day = `${month}-30`;
      const held = assignments.filter(({ date, duty }) => date === day && /^TH/.test(duty));
      for (const one of held) {
        for (const other of held.filter((each) => each.duty > one.duty)) {
          const names = { [one.person]: other.person, [other.person]: one.person };
          const changed = assignments.map((each) =>
            each === one || each === other ? { ...each, person: names[each.person] } : each,
          );
          turns = [assignments, changed];
          if (await publish(changed)) return;
        }
      }
      throw new Error(`Nobody may change places on ${day}.`);
    },
    publishOther: () => publish(turns[turn++ % 2]),
    /** Has the month after filled for a moment. */
    fill: () => ask('POST', `${rotas}/2026-12/solves`, { body: { keep: 'filled', seconds: 2, seed: 1 } }),
    /** The code of whoever has first call tonight; null while nobody can say. */
    async whoIsOnCall() {
      const { ok, body } = await ask('GET', `/api/v1/on-call?team=${team}&at=2026-11-26T22:00:00Z`).catch(() => ({}));
      const roles = ok ? body.sites.flatMap((site) => site.roles) : [];
      return roles.find(({ mark }) => mark === 'first-call')?.person?.code ?? null;
    },
  };
}

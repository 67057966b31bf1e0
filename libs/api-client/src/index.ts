import { client } from './generated/client.gen.ts';

// The API refuses changes without this header: no other site can make a browser send it along with our cookie.
client.setConfig({ baseUrl: '', credentials: 'same-origin', headers: { 'x-evenflow': '1' } });

export { client };
export * from './generated/index.ts';

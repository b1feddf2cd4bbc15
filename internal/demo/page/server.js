// What the page asks of its server, and what it hears from it.

async function ask(path, options) {
  const response = await fetch(path, options);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

const post = (path, body) => ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });

export const state = () => ask('/api/state');
export const ledger = lang => ask(`/api/ledger?lang=${lang}`);
export const history = (chat, before) => ask(`/api/chats/${chat}${before ? `?before=${before}` : ''}`);
export const send = (chat, text, reply) => post(`/api/chats/${chat}/send`, { text, reply });
export const edit = (chat, message, text) => post(`/api/chats/${chat}/edit`, { message, text });
export const press = (chat, message, data) => post(`/api/chats/${chat}/press`, { message, data });
export const start = (chat, code) => post(`/api/chats/${chat}/start`, { code });
export const photo = (chat, file, caption) => ask(`/api/chats/${chat}/photo?caption=${encodeURIComponent(caption)}`, { method: 'POST', body: file });
export const advance = to => post('/api/clock', { to });
export const fileURL = id => `/api/files/${encodeURIComponent(id)}`;

// listen tells of all that happens after an event; the browser reconnects by itself and goes on where it was.
export function listen(since, { news, beat, open, lost }) {
  const source = new EventSource(`/api/events?since=${since}`);
  source.addEventListener('news', e => news(JSON.parse(e.data)));
  source.addEventListener('beat', e => beat(JSON.parse(e.data)));
  source.addEventListener('open', open);
  source.addEventListener('error', lost);
}

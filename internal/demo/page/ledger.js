// What the messages became: the newest visits and deals, the rows that the last message made or changed marked.

import { h, byId } from './dom.js';
import { ledger } from './server.js';
import { words, lang } from './words.js';

const pause = 150; // milliseconds; a burst of messages is read once

export class Ledger {
  constructor(act) {
    this.act = act;
    this.known = null; // reference → what was last seen of it
    byId('ledger').hidden = false;
    byId('ledger').setAttribute('aria-label', words.ledger);
    byId('ledger-title').textContent = words.ledger;
    byId('ledger-about').textContent = `${words.ledgerAbout} ${words.sample}`;
    this.head('visits', words.visits, words.visitCols);
    this.head('deals', words.deals, words.dealCols);
    this.refresh();
  }

  head(id, title, cols) {
    byId(`${id}-title`).textContent = title;
    byId(`${id}-rows`).setAttribute('aria-label', title);
    byId(`${id}-head`).replaceChildren(h('tr', {}, ...cols.map(c => h('th', { scope: 'col' }, c))));
  }

  soon() {
    clearTimeout(this.due);
    this.due = setTimeout(() => this.refresh(), pause);
  }

  async refresh() {
    let rows;
    try { rows = await ledger(lang); } catch { return; } // the next message asks again
    const fresh = this.known && rows.filter(r => this.known.get(r.ref) !== mark(r)).map(r => r.ref);
    if (fresh && fresh.length === 0) return;
    this.known = new Map(rows.map(r => [r.ref, mark(r)]));
    this.draw('visits', rows.filter(r => r.kind === 'visit'), fresh ?? []);
    this.draw('deals', rows.filter(r => r.kind === 'deal'), fresh ?? []);
  }

  draw(id, rows, fresh) {
    byId(id).replaceChildren(...rows.map(r => this.row(r, fresh.includes(r.ref))));
    const first = byId(id).querySelector('.fresh');
    if (!first) return;
    const box = byId(`${id}-rows`);
    box.scrollTo({ top: first.offsetTop - box.clientHeight / 3 });
  }

  row(r, fresh) {
    const ref = h('button', { type: 'button', class: 'link', onclick: () => this.act({ command: `/${r.ref}` }) }, r.ref);
    const last = r.gone ? words.gone : r.stage;
    return h('tr', { class: `${fresh ? 'fresh ' : ''}${r.gone ? 'gone' : ''}` },
      h('td', {}, ref), h('td', { class: 'date' }, r.date), h('td', { class: 'name', title: r.name }, r.name), h('td', {}, r.district),
      h('td', { class: 'amount' }, r.kind === 'visit' && r.gone ? words.gone : r.amount),
      r.kind === 'deal' && h('td', {}, h('span', { class: 'stage' }, last)));
  }
}

const mark = r => `${r.version} ${r.gone}`;

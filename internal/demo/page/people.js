// The switch between those whose part the visitor plays, with what each has not read.

import { h, byId } from './dom.js';
import { words, lang } from './words.js';

// called is a name as it fits a tab: of those written in letters the first.
const called = name => name.split(' ')[0];

export class People {
  constructor(list, choose) {
    this.box = byId('people');
    this.box.setAttribute('aria-label', words.people);
    this.unread = new Map();
    for (const p of list) this.box.append(this.tab(p, choose));
  }

  tab(p, choose) {
    const input = h('input', { type: 'radio', name: 'person', value: p.id, onchange: () => choose(p.id) });
    return h('label', { class: 'person', 'data-id': p.id, hidden: p.role === 'guest' },
      input,
      h('span', { class: 'person-name' }, called(p.name), h('span', { class: 'badge', hidden: true })),
      h('span', { class: 'person-role' }, `${lang === 'en' ? p.scope_en : p.scope.replace(/商务局$/, '')} ${words.role[p.role]}`));
  }

  label(id) { return this.box.querySelector(`[data-id="${id}"]`); }

  // choose shows whose part it is now, and gives how much was unread there.
  choose(id) {
    const label = this.label(id), unread = this.unread.get(id) ?? 0;
    label.hidden = false;
    label.querySelector('input').checked = true;
    this.set(id, 0);
    return unread;
  }

  add(id) { this.set(id, (this.unread.get(id) ?? 0) + 1); }

  set(id, n) {
    this.unread.set(id, n);
    const badge = this.label(id).querySelector('.badge');
    badge.hidden = n === 0;
    badge.textContent = n > 99 ? '99+' : n;
    badge.setAttribute('aria-label', words.unread(n));
  }
}

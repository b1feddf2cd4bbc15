// The city's clock: it ticks here, the server sets it, a button moves it to the next digests.

import { byId } from './dom.js';
import { advance } from './server.js';
import { words, clockTime, shortDay } from './words.js';

export class Clock {
  constructor(moved, failed) {
    byId('clock').addEventListener('click', async () => {
      byId('clock').disabled = true;
      try {
        this.set(await advance(this.next));
        moved();
      } catch { failed(); }
      byId('clock').disabled = false;
    });
    setInterval(() => this.show(), 1000);
  }

  set({ now, next }) {
    this.ahead = now - Date.now();
    this.next = next;
    this.show();
  }

  now() { return Date.now() + this.ahead; }

  show() {
    const now = `${shortDay(this.now())} ${clockTime(this.now())}`, next = `${shortDay(this.next)} ${clockTime(this.next)}`;
    if (byId('now').textContent === now) return;
    byId('now').textContent = now;
    byId('go').textContent = `${words.to} ${next}`;
    byId('clock').setAttribute('aria-label', `${now}. ${words.jump(next)}`);
    byId('clock').title = words.jump(next);
  }
}

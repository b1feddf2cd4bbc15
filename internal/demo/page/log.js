// The chat's messages: drawn, kept up to date, and walked through with the arrow keys.

import { h, byId } from './dom.js';
import { bubble } from './bubble.js';
import { words, dayLine } from './words.js';

const near = 80; // pixels from the end that still count as the end
const margin = 8; // pixels above a message that is read from its beginning

export class Log {
  constructor(act) {
    this.act = act;
    this.box = byId('log');
    this.scroll = byId('scroll');
    this.posts = new Map();
    this.box.setAttribute('aria-label', words.log);
    this.box.addEventListener('keydown', e => this.walk(e));
    this.box.addEventListener('focusin', e => this.take(e.target.closest('article')));
    this.box.addEventListener('click', e => this.tap(e));
    this.scroll.addEventListener('scroll', () => this.scrolled(), { passive: true });
    const grown = new ResizeObserver(() => this.resized());
    grown.observe(this.box);
    grown.observe(this.scroll);
    byId('down').addEventListener('click', () => this.toEnd());
    byId('down').setAttribute('aria-label', words.down);
  }

  // fill shows a chat anew, from what is unread in it on, without reading all of it aloud.
  fill(posts, botName, unread = 0) {
    this.botName = botName;
    this.posts = new Map();
    this.box.setAttribute('aria-live', 'off');
    this.box.replaceChildren();
    for (const p of posts) this.draw(p);
    this.take(this.box.querySelector('article:last-of-type'));
    this.toEnd();
    if (unread) this.readFrom([...this.box.querySelectorAll('.bot')].at(-unread));
    requestAnimationFrame(() => this.box.setAttribute('aria-live', 'polite'));
  }

  // prepend puts earlier messages above, and leaves the eye where it was.
  prepend(posts) {
    const all = [...posts, ...this.posts.values()], below = this.scroll.scrollHeight - this.scroll.scrollTop;
    this.fill(all, this.botName);
    this.scroll.scrollTop = this.scroll.scrollHeight - below;
    this.follow(this.atEnd());
  }

  // put shows a new message, or a known one as it stands now.
  put(post) {
    const fresh = !this.posts.has(post.id);
    this.typing(false);
    this.draw(post);
    if (fresh && !this.box.contains(document.activeElement)) this.take(this.element(post.id));
    if (fresh && post.mine) this.toEnd();
    else if (fresh && this.following) this.readFrom(this.element(post.id));
  }

  draw(post) {
    const el = bubble(post, this.botName, this.act), old = this.element(post.id);
    this.posts.set(post.id, post);
    if (old) {
      if (old.classList.contains('open')) el.classList.add('open');
      const held = old.contains(document.activeElement);
      old.replaceWith(el);
      if (old === this.current) this.take(el);
      else this.reach(el, false);
      if (held) el.focus({ preventScroll: true });
      return;
    }
    this.day(post.at);
    this.box.append(el);
    this.reach(el, false);
  }

  day(at) {
    const line = dayLine(at);
    if (this.lastDay()?.textContent === line) return;
    this.box.append(h('p', { class: 'day' }, line));
  }

  lastDay() { return [...this.box.querySelectorAll('.day')].at(-1); }

  element(id) { return this.box.querySelector(`article[data-id="${id}"]`); }

  remove(id) {
    this.posts.delete(id);
    this.element(id)?.remove();
  }

  newest(mine) { return [...this.posts.values()].filter(p => p.mine === mine).at(-1); }

  // show brings a message into view and marks it for a moment.
  show(id) {
    const el = this.element(id);
    if (!el) return;
    el.scrollIntoView({ block: 'center' });
    el.classList.remove('shown');
    requestAnimationFrame(() => el.classList.add('shown'));
    el.focus({ preventScroll: true });
  }

  typing(on) {
    clearTimeout(this.typingEnds);
    this.box.querySelector('.dots')?.remove();
    if (!on) return;
    this.box.append(h('div', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')));
    this.typingEnds = setTimeout(() => this.typing(false), 5000);
  }

  atEnd() { return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < near; }

  toEnd() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.follow(true);
  }

  // readFrom keeps the beginning of a message in view when it is too long to see whole.
  readFrom(el) {
    if (!el || this.scroll.scrollHeight - el.offsetTop <= this.scroll.clientHeight) return;
    this.scroll.scrollTop = el.offsetTop - margin;
    this.follow(this.atEnd());
  }

  // scrolled looks where somebody scrolled to. While the page is growing it is not somebody who scrolls.
  scrolled() {
    if (this.scroll.scrollHeight === this.height && this.scroll.clientHeight === this.room) this.follow(this.atEnd());
  }

  resized() {
    this.height = this.scroll.scrollHeight;
    this.room = this.scroll.clientHeight;
    if (this.following) this.toEnd();
  }

  // follow keeps the end in view while more comes, until somebody scrolls away from it.
  follow(on) {
    this.following = on;
    byId('down').hidden = on;
  }

  // take makes a message the one that Tab reaches: the log is one stop, not hundreds.
  take(el) {
    if (!el || el === this.current) return;
    if (this.current) this.reach(this.current, false);
    this.current = el;
    this.reach(el, true);
  }

  reach(el, on) {
    el.tabIndex = on ? 0 : -1;
    for (const x of el.querySelectorAll('button, a')) x.tabIndex = on ? 0 : -1;
  }

  walk(e) {
    const list = [...this.box.querySelectorAll('article')], at = list.indexOf(this.current);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: list.length - 1 }[e.key];
    if (to === undefined || !list[to]) return;
    e.preventDefault();
    list[to].focus();
    list[to].scrollIntoView({ block: 'nearest' });
  }

  // tap opens what can be done with a message; a finger cannot hover.
  tap(e) {
    const el = e.target.closest('article');
    if (e.target.closest('a, button') || String(getSelection())) return;
    for (const open of this.box.querySelectorAll('.open')) if (open !== el) open.classList.remove('open');
    el?.classList.toggle('open');
  }
}

// The page: a chat with the bot in somebody's part, and the ledger that it fills.

import { h, byId } from './dom.js';
import * as server from './server.js';
import { Log } from './log.js';
import { Composer } from './composer.js';
import { People } from './people.js';
import { Ledger } from './ledger.js';
import { Clock } from './clock.js';
import { lang, words } from './words.js';

const patience = 15000; // milliseconds that a pressed button waits at most

class App {
  constructor(state) {
    this.run = state.run;
    this.people = state.people.filter(p => !p.lang || p.lang === lang);
    this.username = state.bot.username;
    this.waiting = new Map(); // press → its button
    this.log = new Log(a => this.act(a));
    this.composer = new Composer({ send: (text, about) => this.send(text, about), editLast: () => this.editLast() });
    this.tabs = new People(this.people, id => this.enter(id));
    this.ledger = new Ledger(a => this.act(a));
    this.clock = new Clock(() => this.toast(words.moved), () => this.failed());
    this.clock.set(state);
    this.furnish();
    server.listen(state.seq, {
      news: n => this.hear(n),
      beat: b => b.run === this.run ? this.clock.set(b) : location.reload(),
      open: () => { byId('offline').hidden = true; },
      lost: () => { byId('offline').hidden = false; },
    });
  }

  furnish() {
    byId('bot').textContent = words.bot;
    byId('status').textContent = words.status;
    byId('offline').textContent = words.offline;
    byId('more').textContent = words.more;
    byId('more').addEventListener('click', () => this.earlier());
    byId('alert-close').textContent = words.close;
    byId('try').setAttribute('aria-label', words.tries);
    byId('try').append(...words.chips.map(([label, text]) =>
      h('button', { type: 'button', class: 'chip', title: text, onclick: () => this.composer.fill(text) }, label)));
    byId('picture').addEventListener('change', e => this.picture(e.target));
    byId('phone').hidden = false;
  }

  // enter takes up a person's part.
  async enter(id) {
    const from = this.chat;
    this.chat = id;
    const unread = this.tabs.choose(id);
    this.composer.move(from, id);
    this.idle();
    await this.load(id, unread);
  }

  async load(id, unread) {
    try {
      const { posts, more } = await server.history(id);
      if (id !== this.chat) return; // switched again meanwhile
      byId('more').hidden = !more;
      this.log.fill(posts, words.bot, unread);
      const last = posts.at(-1);
      if (last?.ask && !last.mine) this.composer.reply(last, last.ask.hint);
    } catch { this.failed(); }
  }

  async earlier() {
    const first = this.log.posts.keys().next().value;
    try {
      const { posts, more } = await server.history(this.chat, first);
      byId('more').hidden = !more;
      this.log.prepend(posts);
    } catch { this.failed(); }
  }

  // hear takes in what happened in any of the chats.
  hear(n) {
    if (['message', 'edit', 'answer'].includes(n.kind)) this.ledger.soon();
    if (n.chat !== this.chat) {
      if (!this.people.some(p => p.id === n.chat)) return;
      if (n.kind === 'message' && n.post && !n.post.mine) this.tabs.add(n.chat);
      return;
    }
    switch (n.kind) {
      case 'message': case 'edit': case 'reaction':
        if (n.post) this.log.put(n.post);
        if (n.kind === 'message' && n.post && !n.post.mine) this.idle();
        if (n.kind === 'message' && n.post?.ask) this.composer.reply(n.post, n.post.ask.hint);
        break;
      case 'delete': this.log.remove(n.id); break;
      case 'answer': this.answered(n); break;
      case 'action': this.typing(); break;
    }
  }

  typing() {
    byId('status').textContent = words.typing;
    this.log.typing(true);
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => this.idle(), 5000);
  }

  idle() {
    clearTimeout(this.typingEnds);
    byId('status').textContent = words.status;
    this.log.typing(false);
  }

  // act does what was tapped in a message or in the ledger; true when a link needs no browser.
  act(a) {
    if (a.command) return void this.send(a.command, {});
    if (a.press !== undefined) return void this.press(a);
    if (a.reply) return void this.composer.reply(a.reply);
    if (a.edit) return void this.composer.edit(a.edit);
    if (a.show) return void this.log.show(a.show);
    if (a.copy !== undefined) return void navigator.clipboard?.writeText(a.copy).then(() => this.toast(words.copied), () => {});
    return this.follow(a.link);
  }

  // follow opens a link to the bot here: an invitation is for somebody who is not in yet.
  follow(link) {
    const url = URL.parse?.(link);
    if (url?.host !== 't.me' || url.pathname !== `/${this.username}`) return false;
    const role = this.people.find(p => p.id === this.chat).role;
    const guest = this.people.find(p => p.role === 'guest');
    const who = role === 'admin' ? guest.id : this.chat;
    const arrive = who === this.chat ? Promise.resolve() : this.enter(who);
    arrive.then(() => server.start(who, url.searchParams.get('start') ?? '')).catch(() => this.failed());
    return true;
  }

  async send(text, { reply, edit }) {
    try {
      if (edit) await server.edit(this.chat, edit.id, text);
      else await server.send(this.chat, text, reply?.id);
    } catch {
      this.failed();
      if (!this.composer.text.value) this.composer.set(text);
    }
  }

  editLast() {
    const last = this.log.newest(true);
    if (last?.text) this.composer.edit(last);
  }

  async picture(input) {
    const [file] = input.files;
    input.value = '';
    if (!file) return;
    const caption = this.composer.text.value.trim();
    this.composer.leave(true);
    try { await server.photo(this.chat, file, caption); } catch { this.failed(); }
  }

  async press({ press, on, key }) {
    if (key.classList.contains('waiting')) return;
    const stop = () => { key.classList.remove('waiting'); key.removeAttribute('aria-busy'); };
    key.classList.add('waiting');
    key.setAttribute('aria-busy', 'true');
    try {
      const { press: id } = await server.press(this.chat, on, press);
      if (this.early?.press === id) return stop();
      this.waiting.set(id, stop);
      setTimeout(() => this.release(id), patience);
    } catch {
      stop();
      this.failed();
    }
  }

  release(id) {
    this.waiting.get(id)?.();
    this.waiting.delete(id);
  }

  answered(n) {
    this.early = n; // it may come before the press has its id
    this.release(n.press);
    if (!n.text) return;
    if (!n.alert) return this.toast(n.text);
    byId('alert-text').textContent = n.text;
    byId('alert').showModal();
  }

  failed() { this.toast(words.failed); }

  toast(text) {
    const el = byId('toast');
    el.textContent = text;
    el.hidden = false;
    clearTimeout(this.toastEnds);
    this.toastEnds = setTimeout(() => { el.hidden = true; }, 3500);
  }
}

document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
document.title = words.title;
const state = await server.state();
const app = new App(state);
await app.enter(app.people[0].id);
if (matchMedia('(hover: hover)').matches) byId('text').focus();

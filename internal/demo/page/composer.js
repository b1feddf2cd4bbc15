// Where a message is written: anew, as a reply, or over an earlier one.

import { byId } from './dom.js';
import { words } from './words.js';

const most = 0.3; // of the window's height before the text scrolls

export class Composer {
  constructor({ send, editLast }) {
    this.text = byId('text');
    this.state = {}; // {reply: post} or {edit: post}
    this.kept = new Map(); // what was begun in other chats
    this.text.placeholder = words.hint;
    this.text.setAttribute('aria-label', words.composer);
    byId('send').setAttribute('aria-label', words.send);
    byId('attach').title = words.attach;
    byId('picture').setAttribute('aria-label', words.attach);
    byId('about-end').setAttribute('aria-label', words.cancel);
    byId('about-end').addEventListener('click', () => this.leave());
    byId('composer').addEventListener('submit', e => { e.preventDefault(); this.submit(send); });
    this.text.addEventListener('input', () => this.fit());
    this.text.addEventListener('keydown', e => this.key(e, send, editLast));
    this.text.addEventListener('beforeinput', e => this.lineBreak(e, send));
    this.fit();
  }

  key(e, send, editLast) {
    this.shift = e.shiftKey;
    if (e.isComposing || e.keyCode === 229) return; // an input method is choosing characters
    if (e.key === 'Enter' && !e.shiftKey) {
      e.preventDefault();
      this.submit(send);
    } else if (e.key === 'Escape' && (this.state.reply || this.state.edit)) {
      this.leave();
    } else if (e.key === 'ArrowUp' && this.text.value === '') {
      e.preventDefault();
      editLast();
    }
  }

  // lineBreak sends where a phone's keyboard names no keys.
  lineBreak(e, send) {
    if (e.inputType !== 'insertLineBreak' || this.shift) return;
    e.preventDefault();
    this.submit(send);
  }

  submit(send) {
    const text = this.text.value.trim();
    if (!text) return;
    const state = this.state;
    this.leave(true);
    this.text.focus();
    send(text, state);
  }

  // fill puts a suggestion there, to be read and sent.
  fill(text) {
    this.leave();
    this.set(text);
    this.text.focus();
  }

  set(text) {
    this.text.value = text;
    this.fit();
    this.text.setSelectionRange(text.length, text.length);
    this.text.scrollTop = this.text.scrollHeight;
  }

  reply(post, hint) {
    if (this.state.edit) this.leave();
    this.about({ reply: post }, words.reply, post.text || words.photo);
    this.text.placeholder = hint || words.hint;
    this.text.focus();
  }

  edit(post) {
    this.about({ edit: post }, words.edit, post.text);
    this.set(post.text);
    this.text.focus();
  }

  about(state, what, text) {
    this.state = state;
    byId('about').hidden = false;
    byId('about-what').textContent = what;
    byId('about-text').textContent = text.split('\n')[0];
  }

  // leave ends a reply or an edit; what was written over goes with it.
  leave(sent) {
    if (sent || this.state.edit) this.set('');
    this.state = {};
    this.text.placeholder = words.hint;
    byId('about').hidden = true;
  }

  // move keeps what was begun in one chat and brings back what was begun in another.
  move(from, to) {
    if (from) this.kept.set(from, { text: this.text.value, state: this.state });
    const { text, state } = this.kept.get(to) ?? { text: '', state: {} };
    this.leave(true);
    if (state.reply) this.about(state, words.reply, state.reply.text);
    if (state.edit) this.about(state, words.edit, state.edit.text);
    this.set(text);
  }

  fit() {
    this.text.style.height = 'auto';
    const room = innerHeight * most, wanted = this.text.scrollHeight + 2; // with its border
    this.text.style.height = `${Math.min(wanted, room)}px`;
    this.text.style.overflowY = wanted > room ? 'auto' : 'hidden';
    byId('send').disabled = this.text.value.trim() === '';
  }
}

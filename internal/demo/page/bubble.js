// One message as people see it.

import { h, icon } from './dom.js';
import { render } from './text.js';
import { fileURL } from './server.js';
import { words, clockTime } from './words.js';

// bubble draws a message. act is told of what is tapped in it.
export function bubble(post, botName, act) {
  const own = post.mine ? 'mine' : 'bot';
  return h('article', { class: `msg ${own}`, 'data-id': post.id, 'data-at': post.at, tabindex: '-1' },
    h('div', { class: post.photo ? 'bubble with-photo' : 'bubble' },
      h('span', { class: 'unseen' }, `${post.mine ? words.you : botName}: `),
      post.reply && quote(post.reply, botName, act),
      post.photo && photo(post.photo),
      post.file && file(post.file),
      post.text && h('div', { class: 'text' }, ...render(post.text, post.entities, act), meta(post)),
      post.reaction && h('span', { class: 'reaction', role: 'img', 'aria-label': words.reacted(post.reaction) }, post.reaction),
      !post.text && meta(post)),
    post.buttons && keyboard(post, act),
    actions(post, act));
}

function meta(post) {
  return h('span', { class: 'meta' },
    post.edited && h('span', { class: 'edited' }, words.edited),
    h('time', { datetime: new Date(post.at).toISOString() }, clockTime(post.at)));
}

function quote(reply, botName, act) {
  return h('button', { type: 'button', class: 'quote', onclick: () => act({ show: reply.id }) },
    h('b', {}, reply.mine ? words.you : botName), h('span', {}, reply.text || words.photo));
}

function photo(p) {
  return h('a', { class: 'photo', href: fileURL(p.file_id), target: '_blank', rel: 'noopener' },
    h('img', { src: fileURL(p.file_id), alt: words.photo, width: p.width, height: p.height }));
}

function file(f) {
  return h('a', { class: 'file', href: fileURL(f.file_id), download: f.file_name, 'aria-label': `${words.download} ${f.file_name}` },
    h('span', { class: 'sheet' }, icon('file')),
    h('span', { class: 'file-name' }, f.file_name ?? '', h('small', {}, size(f.file_size ?? 0))));
}

const size = n => n < 1024 ? `${n} B` : n < 1 << 20 ? `${Math.round(n / 1024)} KB` : `${(n / (1 << 20)).toFixed(1)} MB`;

function keyboard(post, act) {
  const rows = post.buttons.map(row => h('div', { class: 'row' }, ...row.map(b => button(post, b, act))));
  return h('div', { class: 'keys' }, ...rows);
}

function button(post, b, act) {
  if (b.url) return h('a', { class: 'key', href: b.url, target: '_blank', rel: 'noopener noreferrer', onclick: e => { if (act({ link: b.url })) e.preventDefault(); } }, b.text);
  if (b.copy_text) return h('button', { type: 'button', class: 'key', onclick: () => act({ copy: b.copy_text.text }) }, b.text);
  return h('button', { type: 'button', class: 'key', onclick: e => act({ press: b.callback_data, on: post.id, key: e.currentTarget }) }, b.text);
}

function actions(post, act) {
  return h('div', { class: 'acts' },
    h('button', { type: 'button', onclick: () => act({ reply: post }) }, icon('reply'), words.reply),
    post.mine && post.text && h('button', { type: 'button', onclick: () => act({ edit: post }) }, icon('edit'), words.edit));
}

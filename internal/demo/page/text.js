// A text with its entities, as nodes. Offsets count UTF-16 units, as strings here do.

import { h } from './dom.js';
import { words } from './words.js';

const tags = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code', blockquote: 'blockquote', expandable_blockquote: 'blockquote' };

// render draws a text. act is told of what is tapped: {command}, {link}, {copy}.
export function render(text, entities, act) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, 0, text.length, sorted, act);
}

function span(text, from, to, entities, act) {
  const out = [];
  let at = from;
  for (let i = 0; i < entities.length; i++) {
    const e = entities[i], end = Math.min(e.offset + e.length, to);
    if (e.offset < at || e.offset >= to) continue;
    if (e.offset > at) out.push(...plain(text.slice(at, e.offset)));
    const inner = entities.slice(i + 1).filter(x => x.offset + x.length <= end);
    out.push(wrap(e, text.slice(e.offset, end), span(text, e.offset, end, inner, act), act));
    at = end;
  }
  if (at < to) out.push(...plain(text.slice(at, to)));
  return out;
}

// plain keeps days in one piece: a browser breaks lines at their hyphens.
const plain = text => text.split(/(\d{4}-\d\d-\d\d)/).map((part, i) => i % 2 ? h('span', { class: 'whole' }, part) : part);

function wrap(e, raw, children, act) {
  switch (e.type) {
    case 'bot_command':
      return h('button', { type: 'button', class: 'link command', onclick: () => act({ command: raw }) }, ...children);
    case 'url':
      return link(raw.includes('://') ? raw : `https://${raw}`, children, act);
    case 'text_link':
      return link(e.url, children, act);
    case 'pre':
      return h('span', { class: 'pre' }, h('button', { type: 'button', class: 'copy', onclick: () => act({ copy: raw }) }, words.copy), h('pre', {}, ...children));
    case 'spoiler':
      return h('span', { class: 'spoiler', onclick: e => e.currentTarget.classList.add('seen') }, ...children);
    case 'mention': case 'hashtag': case 'text_mention':
      return h('span', { class: 'mark' }, ...children);
    default:
      return e.type in tags ? h(tags[e.type], {}, ...children) : h('span', {}, ...children);
  }
}

function link(url, children, act) {
  const onclick = event => { if (act({ link: url })) event.preventDefault(); };
  return h('a', { href: /^(https?|tg|mailto|tel):/.test(url) ? url : '#', target: '_blank', rel: 'noopener noreferrer', onclick }, ...children);
}

// One way to make an element: h('p', {class: 'note'}, 'text', child).

export function h(tag, props = {}, ...children) {
  const el = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) el.addEventListener(key.slice(2), value);
    else el.setAttribute(key, value === true ? '' : value);
  }
  el.append(...children.filter(c => c !== null && c !== undefined && c !== false));
  return el;
}

export const byId = id => document.getElementById(id);

const pen = { check: 'M5 13l4 4L19 7', reply: 'M10 6L4 12l6 6M4 12h10a6 6 0 0 1 6 6', edit: 'M4 20h4L19 9l-4-4L4 16z', file: 'M7 3h7l5 5v13H7zM14 3v5h5' };

// icon draws one of the page's few pictures.
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', pen[name]);
  svg.append(path);
  return svg;
}

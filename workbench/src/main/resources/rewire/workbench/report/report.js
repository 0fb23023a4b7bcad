'use strict';
// Cursor, choice of hours and theme. Every picture and number is on the page without this script.
(() => {
  const root = document.documentElement, all = (q, from) => [...(from || document).querySelectorAll(q)];
  root.classList.add('on');
  const data = JSON.parse(document.getElementById('rewire-data').textContent);
  const query = new URLSearchParams(location.search), live = document.getElementById('live');

  // Theme: the system's choice first, the button second.
  const themeButton = document.getElementById('theme');
  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme:dark)').matches;
  const nameTheme = () => { themeButton.textContent = dark() ? 'Light' : 'Dark'; };
  if (['dark', 'light'].includes(query.get('theme'))) root.dataset.theme = query.get('theme');
  nameTheme();
  themeButton.onclick = () => { root.dataset.theme = dark() ? 'light' : 'dark'; nameTheme(); };
  matchMedia('(prefers-color-scheme:dark)').addEventListener('change', nameTheme);

  // Hours around a dose: shown or hidden, and which dose.
  let zoom = 0;
  const zoomButton = document.getElementById('zoom'), which = document.getElementById('which');
  if (zoomButton) zoomButton.onclick = () => {
    const off = document.body.classList.toggle('zoomoff');
    zoomButton.setAttribute('aria-pressed', String(!off));
    zoomButton.textContent = (off ? 'Show' : 'Hide') + ' hours around a dose';
  };
  const choose = z => {
    zoom = z;
    all('.plot.kz').forEach(p => { p.hidden = Number(p.dataset.z) !== z; });
    all('.zt').forEach(t => { t.textContent = data.zooms[z].title; });
    all('.axrow .zoom .ax[aria-label]').forEach(a => a.setAttribute('aria-label',
      data.zooms[z].title + '; arrow keys move through the hours'));
    all('.pick').forEach(p => p.classList.toggle('sel', Number(p.dataset.z) === z));
    if (which) which.value = String(z);
    clear();
  };
  if (which) which.onchange = () => choose(Number(which.value));
  all('.pick').forEach(p => {
    p.onclick = () => { if (document.body.classList.contains('zoomoff')) zoomButton.click(); choose(Number(p.dataset.z)); };
  });

  // One cursor through all figures; values replace nothing and shift nothing.
  const safe = s => s.replace(/[&<>"]/g, c => '&#' + c.charCodeAt(0) + ';');
  const text = (v, d) => v.toFixed(d).replace('-', '\u2212');
  const reading = (panel, lines, i, only) => lines.map((tracks, l) => {
    const shown = only === undefined ? tracks.map((t, c) => [t, c]) : [[tracks[only], only]];
    const same = shown.every(([t]) => t.m[i] === shown[0][0].m[i]) ? shown.slice(0, 1) : shown;
    return (panel.n[l] ? safe(panel.n[l]) + ' ' : '') + same.map(([t, c]) => {
      const letter = same.length > 1 ? String.fromCharCode(65 + c) : '';
      return (letter ? `<span class="${letter}">${letter} ` : '<span>') + `<b>${text(t.m[i], panel.d)}</b></span>`
        + (t.l && same.length === 1 && t.l[i] < t.h[i] ? ` (${text(t.l[i], panel.d)} to ${text(t.h[i], panel.d)})` : '');
    }).join(' ');
  }).join(', ') + (panel.u ? ' ' + safe(panel.u) : '');

  let day = null, hour = null;
  const paint = () => {
    const inHours = hour !== null, i = inHours ? hour : day, axis = inHours ? data.zooms[zoom] : data.days;
    all('.plot').forEach(p => {
      const on = i !== null && p.classList.contains('kz') === inHours, mark = p.querySelector('.cur');
      mark.classList.toggle('on', on);
      if (on) mark.style.left = axis.x[i] * 100 + '%';
    });
    all('.row[data-p]').forEach(row => {
      const panel = data.panels[row.dataset.p], only = row.dataset.c === undefined ? undefined : Number(row.dataset.c);
      const lines = inHours ? panel.z[zoom] : panel.v;
      row.querySelector('.rd').innerHTML = i === null || !lines.length ? '' : axis.w[i] + ': ' + reading(panel, lines, i, only);
    });
  };
  const clear = () => { day = hour = null; paint(); };
  const nearest = (x, share) => x.reduce((best, v, i) => Math.abs(v - share) < Math.abs(x[best] - share) ? i : best, 0);
  all('.plot').forEach(p => {
    p.addEventListener('pointermove', e => {
      const box = p.getBoundingClientRect(), share = (e.clientX - box.left) / box.width;
      if (p.classList.contains('kz')) { hour = nearest(data.zooms[zoom].x, share); day = null; }
      else { day = nearest(data.days.x, share); hour = null; }
      paint();
    });
    p.addEventListener('pointerleave', clear);
  });
  const say = figure => {
    const axis = hour !== null ? data.zooms[zoom] : data.days, i = hour ?? day;
    live.textContent = axis.w[i] + '. ' + all('.row[data-p]', figure).map(row =>
      (row.dataset.c !== undefined && data.courses > 1 ? 'Course ' + String.fromCharCode(65 + Number(row.dataset.c)) + ' ' : '')
      + row.querySelector('h3').textContent + ' ' + row.querySelector('.rd').textContent.replace(/^[^:]*: /, '')).join('. ');
  };
  const keys = (element, step, leap, last, at, put) => element.addEventListener('keydown', e => {
    if (e.target !== element || e.altKey || e.ctrlKey || e.metaKey) return;
    const move = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (e.key === 'Escape') { clear(); return; }
    if (move) put(Math.max(0, Math.min(last(), (at() ?? 0) + move * (e.shiftKey ? leap : step))));
    else if (e.key === 'Home') put(0);
    else if (e.key === 'End') put(last());
    else return;
    e.preventDefault();
    paint();
    say(element.closest('.fig'));
  });
  all('.fig').forEach(f => keys(f, data.step, data.leap, () => data.days.x.length - 1, () => day, v => { day = v; hour = null; }));
  all('.axrow .zoom .ax[tabindex]').forEach(a => keys(a, 1, 6, () => data.zooms[zoom].x.length - 1, () => hour,
    v => { hour = v; day = null; }));

  // Links into folded tables open them; paper shows everything.
  const open = () => all('details').forEach(d => { d.open = true; });
  all('.twin').forEach(a => a.addEventListener('click', open));
  addEventListener('beforeprint', open);
  if (query.get('open')) open();
  if (query.get('zoom') === 'off' && zoomButton) zoomButton.click();
  if (data.zooms.length) choose(Math.min(Math.max(0, Number(query.get('dose') || 1) - 1), data.zooms.length - 1));
  if (query.get('day')) { day = nearest(data.days.w.map((_, i) => i), Number(query.get('day')) * data.step); paint(); }
})();

'use strict';
// Theme, and the arcs of one mechanism. Every picture and number is on the page without this script.
(() => {
  const root = document.documentElement, query = new URLSearchParams(location.search);
  root.classList.add('on');
  const button = document.getElementById('theme');
  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme:dark)').matches;
  const name = () => { button.textContent = dark() ? 'Light' : 'Dark'; };
  if (['dark', 'light'].includes(query.get('theme'))) root.dataset.theme = query.get('theme');
  name();
  button.onclick = () => { root.dataset.theme = dark() ? 'light' : 'dark'; name(); };
  matchMedia('(prefers-color-scheme:dark)').addEventListener('change', name);

  const arcs = document.querySelector('.arcs');
  const light = m => {
    arcs.classList.toggle('pick', m !== null);
    arcs.querySelectorAll('.arc').forEach(a => a.classList.toggle('lit', m !== null && (a.dataset.f === m || a.dataset.t === m)));
  };
  arcs.querySelectorAll('a').forEach(a => {
    a.onmouseenter = a.onfocus = () => light(a.dataset.m);
    a.onmouseleave = a.onblur = () => light(null);
  });
})();

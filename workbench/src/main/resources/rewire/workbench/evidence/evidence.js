'use strict';
// Theme: the system's choice first, the button second.
(() => {
  const root = document.documentElement, button = document.getElementById('theme');
  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme:dark)').matches;
  const name = () => { button.textContent = dark() ? 'Light' : 'Dark'; };
  const wish = new URLSearchParams(location.search).get('theme');
  if (['dark', 'light'].includes(wish)) root.dataset.theme = wish;
  button.hidden = false;
  name();
  button.onclick = () => { root.dataset.theme = dark() ? 'light' : 'dark'; name(); };
})();

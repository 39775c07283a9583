// Everything works without this script; it only adds.
(() => {
  'use strict';
  const all = (selector, act) => document.querySelectorAll(selector).forEach(act);
  const make = (name, attributes, text) => {
    const element = document.createElement(name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    element.textContent = text || '';
    return element;
  };
  const plural = new Intl.PluralRules(document.documentElement.lang || 'en');
  const counted = (data, prefix, count) =>
    data[prefix + (plural.select(count) === 'one' ? 'One' : 'Other')]
      .replace('{0}', count.toLocaleString(document.documentElement.lang));

  all('.govuk-error-summary', summary => summary.focus());

  all('[data-print]', button => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  });

  // A second click while the first is under way sends nothing; going back makes the form usable again.
  let pending = [];
  const release = () => {
    pending.forEach(form => delete form.dataset.pending);
    all('[aria-disabled]', button => button.removeAttribute('aria-disabled'));
    pending = [];
  };
  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (form.dataset.pending) return event.preventDefault();
    form.dataset.pending = 1;
    pending.push(form);
    if (event.submitter) event.submitter.setAttribute('aria-disabled', 'true');
    setTimeout(release, 20000);
  });
  addEventListener('pageshow', release);

  // What is typed in a long form is kept at pauses, and when the page is left.
  all('form[data-keep]', form => {
    let changed = form.dataset.keep, timer, request;
    const keep = async keepalive => {
      clearTimeout(timer);
      if (!changed || form.dataset.pending) return;
      if (request) request.abort();
      const { signal } = request = new AbortController();
      const body = new FormData(form);
      body.set('Keep', 'quietly');
      changed = '';
      try {
        const answer = await fetch(form.action, { method: 'POST', body, keepalive, signal });
        if (!answer.ok) throw answer;
      } catch (error) { // offline, signed out or too long: what is typed next, or the line coming back, tries again
        if (!signal.aborted) changed = 1;
      }
    };
    form.addEventListener('input', () => {
      changed = 1;
      clearTimeout(timer);
      timer = setTimeout(keep, 5000);
    });
    addEventListener('online', () => keep());
    addEventListener('pagehide', () => keep(true));
    document.addEventListener('visibilitychange', () => keep(true));
  });

  // What belongs to a choice shows with it.
  const reveal = () => all('[data-reveals]', input => {
    document.getElementById(input.dataset.reveals).hidden = !input.checked;
  });
  addEventListener('change', reveal);
  addEventListener('pageshow', reveal);
  reveal();

  // A file that is too large is not sent to be refused.
  all('[data-most]', input => input.addEventListener('change', () => {
    const spoken = input.nextElementSibling || make('p', { class: 'govuk-error-message', role: 'alert' });
    input.after(spoken);
    const isTooLarge = input.files[0] && input.files[0].size > input.dataset.most;
    spoken.textContent = isTooLarge ? input.dataset.tooLarge : '';
    if (isTooLarge) input.value = '';
  }));

  all('textarea[data-limit]', area => {
    const shown = document.getElementById(area.id + '-limit');
    const spoken = make('div', { class: 'govuk-visually-hidden', 'aria-live': 'polite' });
    shown.after(spoken);
    let timer;
    const count = () => {
      const left = area.dataset.limit - area.value.length;
      shown.textContent = counted(shown.dataset, left < 0 ? 'over' : 'left', Math.abs(left));
      shown.classList.toggle('over', left < 0);
      clearTimeout(timer);
      timer = setTimeout(() => { spoken.textContent = shown.textContent; }, 1000);
    };
    area.addEventListener('input', count);
    if (area.value) count();
  });

  all('input[data-suggest]', input => {
    const id = input.id + '-list';
    const hidden = input.form.elements[input.dataset.suggestId];
    const list = make('ul', { id, role: 'listbox', 'aria-label': input.labels[0].textContent });
    const status = make('div', { class: 'govuk-visually-hidden', 'aria-live': 'polite' });
    const box = make('div', { class: 'suggest' });
    input.replaceWith(box);
    box.append(input, list, status);
    for (const [key, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', id]]) input.setAttribute(key, value);
    let options = [], active = -1, timer, request;
    const mark = index => {
      active = index;
      [...list.children].forEach((item, at) => item.setAttribute('aria-selected', at === index));
      const item = list.children[index];
      if (item) {
        input.setAttribute('aria-activedescendant', item.id);
        item.scrollIntoView({ block: 'nearest' });
      } else input.removeAttribute('aria-activedescendant');
    };
    const show = found => {
      options = found;
      list.replaceChildren(...found.map((option, at) => {
        const item = make('li', { role: 'option', id: id + at }, option.name);
        if (option.detail) item.append(' ', make('small', {}, option.detail));
        return item;
      }));
      list.hidden = !found.length;
      input.setAttribute('aria-expanded', !!found.length);
      mark(-1);
    };
    const stop = () => {
      clearTimeout(timer);
      if (request) request.abort();
    };
    const close = () => {
      stop();
      show([]);
      status.textContent = '';
    };
    const choose = index => {
      input.value = options[index].name;
      if (hidden) hidden.value = options[index].id;
      close();
    };
    const ask = async () => {
      const asked = request = new AbortController();
      try {
        const url = new URL(input.dataset.suggest, location);
        url.searchParams.set('q', input.value);
        const answer = await fetch(url, { signal: asked.signal, headers: { Accept: 'application/json' } });
        const found = answer.ok ? await answer.json() : [];
        if (asked.signal.aborted) return;
        show(found);
        status.textContent = found.length ? counted(input.dataset, 'suggest', found.length) : input.dataset.suggestNone;
      } catch (error) { /* offline or outdated: what was typed is sent as it is */ }
    };
    input.addEventListener('input', () => {
      if (hidden) hidden.value = '';
      close();
      if (input.value.trim().length > 1) timer = setTimeout(ask, 250);
    });
    input.addEventListener('keydown', event => {
      const { key } = event, count = options.length;
      if (key === 'Escape' && count) close();
      else if (key === 'ArrowDown' && count) mark((active + 1) % count);
      else if (key === 'ArrowUp' && count) mark((active < 1 ? count : active) - 1);
      else if (key === 'Enter' && active >= 0) choose(active);
      else return;
      event.preventDefault();
    });
    input.addEventListener('blur', close);
    list.addEventListener('mousedown', event => {
      event.preventDefault();
      const item = event.target.closest('li');
      if (item) choose([...list.children].indexOf(item));
    });
    show([]);
  });
})();

'use strict';

const SECOND = 1000;
const KEPT = 600;
const MEGABYTE = 1024 * 1024;
const CHART_HEIGHT = 190;

// The members of a sample, in the order in which the server sends them.
const [TIME, REQUESTS, CLIENT_ERRORS, SERVER_ERRORS, P50, P95, P99, RUNNING, QUEUED, HEAP, COLLECTING, CPU, RESIDENT, FILES] =
  Array(14).keys();

const byId = id => document.getElementById(id);
const number = (value, digits = 0) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const milliseconds = value => number(value, value < 10 ? 1 : 0);
const megabytes = bytes => bytes / MEGABYTE;
const known = value => (value < 0 ? null : value);

const CHARTS = [
  { id: 'rate', series: [['all', 'blue', REQUESTS, true], ['4xx', 'amber', CLIENT_ERRORS], ['5xx', 'red', SERVER_ERRORS]] },
  // Logarithmic: one slow request in a second would flatten the rest. A second without requests has no latency.
  { id: 'latency', logarithmic: true, format: milliseconds, convert: value => value || null,
    series: [['50 %', 'green', P50], ['95 %', 'blue', P95], ['99 %', 'violet', P99]] },
  { id: 'running', series: [['at work', 'blue', RUNNING, true], ['waiting', 'red', QUEUED]] },
  { id: 'cpu', series: [['process', 'blue', CPU, true], ['collecting', 'amber', COLLECTING, false, ofSecond => ofSecond / 10]] },
  { id: 'heap', series: [['heap', 'violet', HEAP, true, megabytes], ['process', 'blue', RESIDENT, false, value => value < 0 ? null : megabytes(value)]] },
  { id: 'files', series: [['open', 'green', FILES, true, known]] },
];

let samples = [];
let shown = 300;
let charts = [];

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function series([label, name, , filled], format) {
  return {
    label,
    stroke: color(name),
    width: 1.75,
    fill: filled ? `${color(name)}22` : undefined,
    points: { show: true, size: 4, width: 0, fill: color(name), filter: alone },
    spanGaps: false,
    value: (plot, value) => (value == null ? '–' : format(value)),
  };
}

/** A second between two without a value: no line goes there. */
function alone(plot, index) {
  const values = plot.data[index];
  return values.reduce((found, value, i) => {
    if (value != null && values[i - 1] == null && values[i + 1] == null) {
      found.push(i);
    }
    return found;
  }, []);
}

function chart({ id, series: lines, format = number, convert = value => value, logarithmic = false }) {
  const place = byId(`chart-${id}`);
  place.replaceChildren();
  const powersOfTen = (self, splits) => splits.map(value => (Math.abs(Math.log10(value) % 1) < 1e-6 ? value : null));
  const filter = logarithmic ? powersOfTen : (self, splits) => splits;
  const axis = { stroke: color('quiet'), grid: { stroke: color('grid'), width: 1 }, ticks: { show: false }, font: '11px system-ui' };
  const plot = new uPlot({
    width: place.clientWidth,
    height: CHART_HEIGHT,
    cursor: { drag: { x: false, y: false }, sync: { key: 'status' } },
    scales: {
      x: { range: () => [firstTime(), lastTime()] },
      y: logarithmic
        ? { distr: 3, range: (self, low, high) => [0.1, 10 ** Math.ceil(Math.log10(Math.max(high || 0, 100)))] }
        : { range: (self, low, high) => [0, Math.max(high * 1.1, 1)] },
    },
    axes: [
      { ...axis, space: 60, size: 28, values: (self, ticks) => ticks.map(clock) },
      { ...axis, size: 52, filter, grid: { ...axis.grid, filter }, values: (self, ticks) => ticks.map(tick => (tick == null ? '' : number(tick, tick % 1 ? 1 : 0))) },
    ],
    series: [{ label: 'at', value: (self, seconds) => (seconds == null ? '–' : clock(seconds)) }, ...lines.map(line => series(line, format))],
  }, [[]], place);
  const draw = () => {
    plot.setData([
      samples.map(sample => sample[TIME]),
      ...lines.map(([, , member, , own = convert]) => samples.map(sample => own(sample[member]))),
    ]);
    if (plot.cursor.left < 0 && samples.length) {
      plot.setLegend({ idx: samples.length - 1 });
    }
  };
  return { plot, place, draw };
}

/** A young server fills the chart, too. */
function firstTime() {
  const earliest = lastTime() - shown;
  return samples.length ? Math.max(earliest, Math.min(samples[0][TIME], lastTime() - 60)) : earliest;
}

function clock(seconds) {
  const [, minute, second] = new Date(seconds * SECOND).toTimeString().match(/^(\d\d:\d\d)(:\d\d)/);
  return second === ':00' ? minute : minute + second;
}

function time(millis) {
  return new Date(millis).toTimeString().slice(0, 8);
}

function lastTime() {
  return samples.length ? samples[samples.length - 1][TIME] : Date.now() / SECOND;
}

function drawAll() {
  charts.forEach(each => each.draw());
}

function makeCharts() {
  charts.forEach(each => each.plot.destroy());
  charts = CHARTS.map(chart);
  drawAll();
}

function cell(text, kind) {
  const td = document.createElement('td');
  td.textContent = text;
  if (kind) {
    td.className = kind;
  }
  td.title = kind ? '' : text;
  return td;
}

function rows(id, items, cells, empty) {
  const all = items.map(item => {
    const row = document.createElement('tr');
    row.append(...cells(item));
    return row;
  });
  if (!all.length) {
    const row = document.createElement('tr');
    const only = cell(empty, 'empty');
    only.colSpan = 6;
    row.append(only);
    all.push(row);
  }
  byId(id).replaceChildren(...all);
}

/** A panel for what modules in Java show: nothing of theirs is known here. */
function tablePanel({ title, note }) {
  const panel = document.createElement('section');
  const heading = document.createElement('h2');
  const small = document.createElement('small');
  const scroll = document.createElement('div');
  panel.className = 'panel';
  scroll.className = 'scroll';
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', title);
  small.textContent = note;
  heading.append(`${title} `, small);
  panel.append(heading, scroll);
  return panel;
}

/** The panels stay as long as they are the same, scrolled to where somebody looks. */
function tables(all) {
  const place = byId('tables');
  const titles = JSON.stringify(all.map(({ title }) => title));
  if (place.dataset.shown !== titles) {
    place.dataset.shown = titles;
    place.replaceChildren(...all.map(tablePanel));
  }
  all.forEach((each, index) => place.children[index].querySelector('.scroll').replaceChildren(table(each)));
}

function table({ columns, rows: items }) {
  const made = document.createElement('table');
  const kind = (value, index) => (index && typeof value === 'string' ? 'text' : '');
  made.createTHead().insertRow().append(...columns.map((column, index) => {
    const th = document.createElement('th');
    th.textContent = column;
    th.className = kind(items[0][index], index);
    return th;
  }));
  made.createTBody().append(...items.map(item => {
    const row = document.createElement('tr');
    row.append(...item.map((value, index) => cell(shownValue(value), kind(value, index))));
    return row;
  }));
  return made;
}

function shownValue(value) {
  return typeof value === 'string' ? value : Number.isInteger(value) ? number(value) : milliseconds(value);
}

/** Those that are open stay so. */
function texts(id, items, heading, empty) {
  const place = byId(id);
  const open = new Set([...place.querySelectorAll('details[open]')].map(details => details.dataset.key));
  const all = items.map(item => {
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    const [title, note] = heading(item);
    const code = document.createElement('code');
    code.textContent = title;
    const small = document.createElement('small');
    small.textContent = note;
    summary.append(code, small);
    const text = document.createElement('pre');
    text.textContent = item.text || 'no Python code';
    text.tabIndex = 0;
    details.append(summary, text);
    details.dataset.key = item.key;
    details.open = open.has(item.key);
    return details;
  });
  if (!all.length) {
    const none = document.createElement('p');
    none.textContent = empty;
    all.push(none);
  }
  const key = JSON.stringify(items);
  if (place.dataset.shown !== key) { // text that somebody selects is left alone
    place.dataset.shown = key;
    place.replaceChildren(...all);
  }
}

function markWideTables() {
  document.querySelectorAll('.scroll').forEach(each => each.classList.toggle('wide', each.scrollWidth > each.clientWidth + 1));
}

function versions(all) {
  return Object.entries(all).map(([name, version]) => `${name} ${version}`).join(', ');
}

function standIns(all) {
  const left = all.filter(standIn => standIn.leftOut).map(standIn => `${standIn.module} left out: ${standIn.leftOut}`);
  return [`${all.length - left.length} in place`, ...left].join('; ');
}

function duration(seconds) {
  const [days, hours, minutes] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  return days ? `${days} d ${hours} h` : hours ? `${hours} h ${minutes} min` : minutes ? `${minutes} min` : `${seconds} s`;
}

function showState(text, kind) {
  byId('state').textContent = text;
  byId('state').className = `badge ${kind}`;
}

function showTiles(status) {
  const now = samples[samples.length - 1];
  const recent = samples.slice(-5);
  const mean = member => recent.reduce((sum, sample) => sum + sample[member], 0) / Math.max(recent.length, 1);
  const busy = recent.filter(sample => sample[REQUESTS]);
  const errors = samples.slice(-60).reduce((sum, sample) => sum + sample[SERVER_ERRORS], 0);
  byId('rate').textContent = number(mean(REQUESTS), mean(REQUESTS) < 10 ? 1 : 0);
  byId('latency').textContent = busy.length ? milliseconds(Math.max(...busy.map(sample => sample[P95]))) : '–';
  byId('errors').textContent = number(errors);
  byId('failing').classList.toggle('bad', errors > 0);
  byId('running').textContent = now ? number(now[RUNNING]) : '–';
  byId('threads').textContent = `of ${status.threads} threads${now && now[QUEUED] ? `, ${number(now[QUEUED])} wait` : ''}`;
  byId('heap').textContent = now ? number(megabytes(now[HEAP])) : '–';
  byId('cpu').textContent = now ? number(mean(CPU)) : '–';
  byId('processors').textContent = `% of ${number(status.processors * 100)}`;
  byId('resident').textContent = now && now[RESIDENT] >= 0 ? number(megabytes(now[RESIDENT])) : '–';
  byId('files').textContent = now && now[FILES] >= 0 ? number(now[FILES]) : '–';
  byId('filesmax').textContent = status.filesMax >= 0 ? `of ${number(status.filesMax)}` : '';
  byId('heapmax').textContent = `MB of ${number(megabytes(status.heapMax))}`;
}

function show(status) {
  samples = samples.concat(status.samples).slice(-KEPT);
  showState(status.state, status.state === 'ready' ? 'good' : '');
  byId('about').textContent =
    `${status.applications.map(application => application.name).join(', ')} · process ${status.pid}, up ${duration(status.uptime)}`;
  byId('versions').textContent = versions(status.versions);
  showTiles(status);
  rows('routes', status.routes, route => [
    cell(route.name), cell(number(route.count)), cell(number(route.errors), route.errors ? 'bad' : ''),
    cell(milliseconds(route.mean)), cell(milliseconds(route.p95)), cell(milliseconds(route.max)),
  ], 'No request yet.');
  rows('requests', status.running, request => [
    cell(request.title), cell(`${number(request.millis / SECOND, 1)} s`), cell(request.thread, 'text'), cell(request.id || '–', 'text'),
  ], 'None at the moment.');
  tables(status.tables);
  rows('applications', status.applications, application => [
    cell(application.mount || '/'), cell(application.name, 'text'), cell(number(application.generation)), cell(versions(application.versions) || '–', 'text'),
    cell(standIns(application.standIns), 'text'),
  ], 'Still loading.');
  texts('failures', status.failures.map(failure => ({ ...failure, key: failure.route })).reverse(),
    failure => [failure.route, `${number(failure.count)} ×, last at ${time(failure.time)}`], 'None.');
  texts('slow', status.slow.map(slow => ({ ...slow, key: `${slow.title} ${slow.time - slow.millis}` })).reverse(),
    slow => [slow.title, `${number(slow.millis / SECOND, 1)} s, at ${time(slow.time)}`], 'None.');
  markWideTables();
  drawAll();
}

async function update() {
  try {
    const after = samples.length ? lastTime() : 0;
    const response = await fetch(`status.json?after=${after}`, { cache: 'no-store' });
    if (!response.ok) {
      throw new Error(`status ${response.status}`);
    }
    show(await response.json());
  } catch (error) {
    console.error(error);
    showState('no answer', 'bad');
  }
  setTimeout(update, SECOND);
}

byId('window').addEventListener('change', event => {
  shown = Number(event.target.value);
  drawAll();
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', makeCharts);
new ResizeObserver(() => charts.forEach(({ plot, place }) => {
  if (plot.width !== place.clientWidth) {
    plot.setSize({ width: place.clientWidth, height: CHART_HEIGHT });
  }
})).observe(document.body);

makeCharts();
update();

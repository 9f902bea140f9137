// Made-up histories of three Yjs clients who edit one document in the editor's shape at the same time, each hearing of the
// others late. `make SEED CASES CHANGES` writes a case a line; `check` reads `{"expect", "states"}` and answers what differs in Yjs.
const { createRequire } = require('node:module');
const readline = require('node:readline');

const [frontend, act, seed, cases, changes] = process.argv.slice(2);
const Y = createRequire(`${frontend}/package.json`)('yjs');
const BLOCKS = ['paragraph', 'heading', 'bulletListItem', 'checkListItem', 'quote'];
const MARKS = ['bold', 'italic', 'comment'];

let state = Number(seed) || 1;
function dice(sides) {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  return Math.floor((state / 0x80000000) * sides);
}
const one = (list) => list[dice(list.length)];

function block(number) {
  const container = new Y.XmlElement('blockContainer');
  container.setAttribute('id', `b${number}`);
  const inner = new Y.XmlElement(one(BLOCKS));
  if (dice(2)) inner.setAttribute('level', dice(4));
  const words = new Y.XmlText();
  words.insert(0, `words ${number}`);
  inner.insert(0, [words]);
  container.insert(0, [inner]);
  return container;
}

function nodes(of, wanted, found = []) {
  for (const child of of.toArray()) {
    if (wanted(child)) found.push(child);
    if (child instanceof Y.XmlElement) nodes(child, wanted, found);
  }
  return found;
}

function groupOf(fragment) {
  if (!fragment.length) fragment.insert(0, [new Y.XmlElement('blockGroup')]);
  return one(nodes(fragment, (node) => node.nodeName === 'blockGroup'));
}

function change(fragment, number) {
  const what = dice(100);
  const texts = nodes(fragment, (node) => node instanceof Y.XmlText);
  const elements = nodes(fragment, (node) => node instanceof Y.XmlElement && node.nodeName !== 'blockGroup');
  if (what < 25 || !texts.length) {
    const group = groupOf(fragment);
    group.insert(dice(group.length + 1), [block(number)]);
  } else if (what < 55) {
    const text = one(texts);
    if (dice(5) < 3 || text.length < 3) text.insert(dice(text.length + 1), `w${number}`);
    else text.delete(dice(text.length - 2), 1 + dice(2));
  } else if (what < 70) {
    const text = one(texts);
    if (text.length > 1) text.format(dice(text.length - 1), 1, { [one(MARKS)]: dice(3) ? { v: String(dice(4)) } : null });
  } else if (what < 80) {
    one(elements).setAttribute(one(['id', 'level', 'textAlignment']), String(dice(9)));
  } else if (what < 88) {
    const container = one(nodes(fragment, (node) => node.nodeName === 'blockContainer'));
    const nested = new Y.XmlElement('blockGroup');
    nested.insert(0, [block(number)]);
    if (container && container.length === 1) container.insert(1, [nested]);
  } else {
    const group = groupOf(fragment);
    if (group.length) group.delete(dice(group.length), 1);
  }
}

function shape(node) {
  if (!(node instanceof Y.XmlText)) {
    const attributes = Object.entries(node.getAttributes()).map(([name, value]) => `${name}=${value}`).sort();
    return [node.nodeName, attributes, node.toArray().map(shape)];
  }
  const runs = [];
  for (const { insert, attributes } of node.toDelta()) {
    const marks = Object.entries(attributes ?? {}).map(([name, value]) => `${name}=${value.v}`).sort().join();
    const last = runs[runs.length - 1];
    if (last && last[1] === marks) last[0] += insert;
    else runs.push([insert, marks]);
  }
  return ['#', runs];
}
const shapeOf = (doc) => doc.getXmlFragment('document-store').toArray().map(shape);
const base64 = (bytes) => Buffer.from(bytes).toString('base64');

function make(number) {
  const docs = [0, 1, 2].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = 1000 + number * 10 + client;
    return doc;
  });
  const log = [];
  const unheard = [[], [], []];
  docs.forEach((doc, client) =>
    doc.on('update', (update, origin) => {
      if (origin === 'heard') return;
      log.push(update);
      unheard.forEach((list, other) => other !== client && list.push(update));
    }),
  );
  for (let step = 0; step < Number(changes); step += 1) {
    const client = dice(3);
    const doc = docs[client];
    if (dice(3) === 0) while (unheard[client].length && dice(5)) Y.applyUpdate(doc, unheard[client].shift(), 'heard');
    doc.transact(() => change(doc.getXmlFragment('document-store'), step));
  }
  // At once: whoever hears of marks one after the other tidies them by a change of their own, which nobody here is sent.
  const whole = new Y.Doc();
  Y.applyUpdate(whole, Y.mergeUpdates(log));
  return { updates: log.map(base64), expect: JSON.stringify(shapeOf(whole)) };
}

if (act === 'make') {
  for (let number = 0; number < Number(cases); number += 1) process.stdout.write(`${JSON.stringify(make(number))}\n`);
} else {
  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    const { expect, states } = JSON.parse(line);
    const differs = states.filter((bytes) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Buffer.from(bytes, 'base64'));
      return JSON.stringify(shapeOf(doc)) !== expect;
    });
    process.stdout.write(`${differs.length}\n`);
  });
}

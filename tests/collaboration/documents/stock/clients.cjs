// Stock Yjs clients: the npm packages y-websocket and yjs, unmodified, as anybody would use them in Node. Reads one JSON
// command a line from stdin, answers one JSON line each; what is waited for in vain ends the process after `patience`.
const { createRequire } = require('node:module');
const { gunzipSync } = require('node:zlib');
const { readFileSync } = require('node:fs');
const readline = require('node:readline');

const [frontend, server, origin, patience] = process.argv.slice(2);
const packages = createRequire(`${frontend}/package.json`);
const Y = packages('yjs');
const WebSocket = packages('ws');
const { WebsocketProvider } = packages('y-websocket');
const people = new Map();

function open({ name, room, cookie }) {
  class Browser extends WebSocket {
    constructor(url, protocols) {
      super(url, protocols, { headers: { Cookie: cookie }, origin, perMessageDeflate: false });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(server, room, doc, { WebSocketPolyfill: Browser, disableBc: true });
  provider.awareness.setLocalStateField('user', { name: 'made up', color: '#000000' });
  const one = { doc, provider, closed: null };
  provider.on('closed', (event) => {
    one.closed = event.code;
  });
  people.set(name, one);
  return until(() => provider.synced || one.closed !== null).then(() => ({ closed: one.closed }));
}

async function until(found) {
  const end = Date.now() + Number(patience) * 1000;
  while (!found()) {
    if (Date.now() > end) {
      process.stderr.write('waited in vain\n');
      process.exit(1);
    }
    await new Promise((done) => setTimeout(done, 2));
  }
}

const blocks = (doc) => doc.getXmlFragment('document-store').toArray().map((block) => block.get(0).toString());

function write({ name, text }) {
  const { doc } = people.get(name);
  doc.transact(() => {
    const block = new Y.XmlElement('paragraph');
    const words = new Y.XmlText();
    words.insert(0, text);
    block.insert(0, [words]);
    doc.getXmlFragment('document-store').push([block]);
  });
  return { text: blocks(doc) };
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// A history of two people who wrote at the same time (github.com/josephg/editing-traces): each makes every change at the
// state in which it was made, and takes the other's changes only once they have come through the server.
async function replay({ names, file, root }) {
  const trace = JSON.parse(file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file));
  const sides = names.map((name, place) => {
    const { doc } = people.get(name);
    const own = new Y.Doc();
    own.clientID = place + 1; // whose word comes first, where both wrote in one place
    const side = { doc, own, done: [], taken: 0, made: null };
    own.on('update', (update, from) => {
      if (from === 'other') return;
      side.made = update;
      Y.applyUpdate(doc, update, 'own');
    });
    return side;
  });
  const take = async (side, other, count) => {
    while (side.taken < count) {
      const next = other.done[side.taken];
      await until(() => (Y.getState(side.doc.store, other.own.clientID)) >= next.clock);
      Y.applyUpdate(side.own, next.update, 'other');
      side.taken += 1;
    }
  };
  for (const [index, change] of trace.txns.entries()) {
    const side = sides[change.agent];
    const other = sides[1 - change.agent];
    for (const parent of change.parents) {
      if (trace.txns[parent].agent !== change.agent) await take(side, other, trace.txns[parent].place + 1);
    }
    side.own.transact(() => {
      const text = side.own.getText(root);
      for (const [at, gone, put] of change.patches) {
        if (gone) text.delete(at, gone);
        if (put) text.insert(at, put);
      }
    });
    change.place = side.done.length;
    side.done.push({ update: side.made, clock: Y.getState(side.own.store, side.own.clientID) });
    if (index % 200 === 199) await new Promise((done) => setImmediate(done));
  }
  await take(sides[0], sides[1], sides[1].done.length);
  await take(sides[1], sides[0], sides[0].done.length);
  await until(() => sides.every((side) => side.doc.getText(root).toString() === trace.endContent));
  return { changes: trace.txns.length, text: sides[0].doc.getText(root).toString() };
}

const acts = {
  open,
  write,
  replay,
  until: async ({ name, text }) => {
    await until(() => same(blocks(people.get(name).doc), text));
    return { text };
  },
  text: ({ name }) => ({ text: blocks(people.get(name).doc) }),
  seen: async ({ name, count }) => {
    const states = () => [...people.get(name).provider.awareness.getStates().values()].filter((state) => state.user);
    await until(() => states().length >= count);
    return { people: states().map((state) => state.user.name).sort() };
  },
  closed: async ({ name }) => {
    await until(() => people.get(name).closed !== null);
    return { closed: people.get(name).closed };
  },
};

readline.createInterface({ input: process.stdin }).on('line', async (line) => {
  const command = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await acts[command.do](command))}\n`);
}).on('close', () => process.exit(0));

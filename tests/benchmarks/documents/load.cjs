// Writers at shared documents: `node load.cjs {"kind", "frontend", "base", "rooms", "writers", "cookies", "origin", "rate" |
// "window", "seconds"}`. Every writer inserts one letter an update into its own place of a Y.Text; a probe in each document
// sees when an update arrives. Prints `go` when it begins and `end` when it stops, then waits for a line: the server may
// have been killed and started anew meanwhile; counts what it still has, and prints the figures.
const { createRequire } = require('node:module');
const asked = JSON.parse(process.argv[2]);
const packages = createRequire(`${asked.frontend}/package.json`);
const Y = packages('yjs');
const WebSocket = packages('ws');
const encoding = packages('lib0/encoding');
const decoding = packages('lib0/decoding');

const isPeer = asked.kind === 'hocuspocus';
const now = () => performance.now();
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const most = asked.rate ? Math.ceil((asked.rate / asked.writers / asked.rooms.length) * (asked.seconds + 3)) + 2 : 6000;
const latencies = [];
let counting = false;
let stopped = false;
let arrived = 0;
let cookie = 0;

function frame(room, type, step, data) {
  const out = encoding.createEncoder();
  if (isPeer) encoding.writeVarString(out, room);
  encoding.writeVarUint(out, type);
  encoding.writeVarUint(out, step);
  if (typeof data === 'string') {
    encoding.writeVarString(out, data);
    encoding.writeVarString(out, '4.7.0');
  } else encoding.writeVarUint8Array(out, data);
  return Buffer.from(encoding.toUint8Array(out));
}

function read(message) {
  const from = decoding.createDecoder(new Uint8Array(message.buffer, message.byteOffset, message.byteLength));
  if (isPeer) decoding.readVarString(from);
  const type = decoding.readVarUint(from);
  if (type === 0 || type === 4) return { step: decoding.readVarUint(from), update: decoding.readVarUint8Array(from) };
  if (type === 100) return { kept: decoding.readVarUint(from) };
  if (type === 8) return { saved: decoding.readVarUint(from) === 1 };
  return {};
}

function open(room, heard, base = asked.base) {
  const address = isPeer ? base : `${base}/${room}?ack=1`;
  const headers = isPeer ? {} : { Cookie: asked.cookies[cookie++ % asked.cookies.length] };
  const socket = new WebSocket(address, { headers, origin: asked.origin, perMessageDeflate: false });
  socket.on('message', (message) => heard(read(message), socket));
  return new Promise((done, failed) => {
    socket.on('error', failed);
    socket.on('open', () => {
      socket.removeListener('error', failed);
      socket.on('error', () => {});
      if (isPeer) socket.send(frame(room, 2, 0, 'token'));
      socket.send(frame(room, 0, 0, new Uint8Array([0])));
      done(socket);
    });
  });
}

async function prepare(room) {
  const place = { room, writers: [], byClient: new Map(), outside: 0, next: 0 };
  for (let number = 0; number < asked.writers; number += 1) {
    const doc = new Y.Doc();
    const frames = [];
    doc.on('update', (update) => frames.push(frame(room, 0, 2, update)));
    const text = doc.getText('t');
    for (let index = 0; index < most; index += 1) text.insert(index, 'a');
    const writer = { frames, sent: 0, seen: 0, kept: 0, at: new Float64Array(most) };
    place.byClient.set(doc.clientID, writer);
    place.writers.push(writer);
    doc.destroy();
    writer.socket = await open(room, (said) => {
      if (said.kept !== undefined) writer.kept = said.kept;
      if (said.saved) writer.kept += 1;
    });
  }
  place.probe = await open(room, (said) => said.step > 0 && observe(place, said.update));
  return place;
}

function observe(place, update) {
  const time = now();
  for (const [client, clock] of Y.parseUpdateMeta(update).to) {
    const writer = place.byClient.get(client);
    if (!writer) continue;
    for (; writer.seen < clock; writer.seen += 1) {
      place.outside -= 1;
      if (counting) {
        arrived += 1;
        latencies.push(time - writer.at[writer.seen]);
      }
    }
  }
  if (asked.window) fill(place);
}

function send(place, writer) {
  if (writer.sent >= most) return false;
  writer.at[writer.sent] = now();
  writer.socket.send(writer.frames[writer.sent]);
  writer.sent += 1;
  place.outside += 1;
  return true;
}

function fill(place) {
  for (let missed = 0; !stopped && place.outside < asked.window && missed < place.writers.length; ) {
    missed = send(place, place.writers[place.next++ % place.writers.length]) ? 0 : missed + 1;
  }
}

async function steadily(places) {
  const all = places.flatMap((place) => place.writers.map((writer) => [place, writer]));
  const gap = (1000 / asked.rate) * all.length;
  const due = all.map((_, index) => now() + (gap * index) / all.length);
  for (const end = now() + asked.seconds * 1000; now() < end; await pause(2)) {
    all.forEach(([place, writer], index) => {
      for (; due[index] <= now(); due[index] += gap) send(place, writer);
    });
  }
}

async function have(room, base) {
  const doc = new Y.Doc();
  await new Promise((done) => {
    open(room, (said, socket) => {
      if (said.step !== 1) return;
      Y.applyUpdate(doc, said.update);
      socket.terminate();
      done();
    }, base);
  });
  return doc.getText('t').length;
}

async function main() {
  const places = [];
  for (const room of asked.rooms) places.push(await prepare(room));
  await pause(1000);
  if (asked.window) {
    for (const place of places) fill(place);
    await pause(500);
  }
  const lines = require('node:readline').createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  process.stdout.write('go\n');
  counting = true;
  if (asked.rate) await steadily(places);
  else await pause(asked.seconds * 1000);
  counting = false;
  process.stdout.write('end\n');
  const { base } = JSON.parse((await lines.next()).value);
  stopped = true;
  await pause(base === asked.base ? 2000 : 0); // what is on its way arrives, unless the server is gone
  const count = (what) => places.reduce((sum, place) => sum + place.writers.reduce((all, one) => all + one[what], 0), 0);
  const [kept, sent] = [count('kept'), count('sent')];
  let held = 0;
  for (const place of places) held += await have(place.room, base);
  latencies.sort((one, other) => one - other);
  const at = (part) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))];
  process.stdout.write(`${JSON.stringify({ arrived, sent, kept, held, p50: at(0.5), p95: at(0.95) })}\n`);
  process.exit(0);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});

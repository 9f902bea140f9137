/**
 * What this editor does not know it must not touch: y-prosemirror removes a node it cannot make, for everybody, and stops
 * at what is no node at all. So a document with unknown parts is not edited here. The server refuses most of them already.
 */
import * as Y from 'yjs';

export interface Known {
  /** the attributes of every node, as they are when nobody has set them */
  nodes: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  marks: ReadonlySet<string>;
}

/** Elements in elements: the server's own limit. */
const MOST_LEVELS = 256;
const LIMITS: Readonly<Record<string, number>> = { level: 6, colspan: 100, rowspan: 100 };

/** "code--Ab12" is the mark "code" beside another of its kind. */
const markName = (attribute: string): string => attribute.replace(/--[a-zA-Z0-9+/=]{8}$/, '');

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);

/** Would the editor draw this? A level of 10^9 it would try to. */
function isValue(name: string, value: unknown, standard: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length <= 100 && value.every((one) => one === null || isNumber(one));
  const most = LIMITS[name];
  if (most !== undefined) return isNumber(value) && Number(value) >= 1 && Number(value) <= most;
  if (standard !== null && standard !== undefined) return typeof value === typeof standard;
  return typeof value === 'string' || typeof value === 'boolean' || isNumber(value);
}

function unknownMark(text: Y.XmlText, known: Known): string | null {
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof insert !== 'string') return 'embed';
    for (const name of Object.keys(attributes ?? {})) if (!known.marks.has(markName(name))) return name;
  }
  return null;
}

/** The element by itself: its name and its attributes. */
function unknownNode(element: Y.XmlElement, known: Known): string | null {
  const standard = known.nodes.get(element.nodeName);
  if (!standard) return element.nodeName;
  for (const [name, value] of Object.entries(element.getAttributes()))
    if (name in standard && !isValue(name, value, standard[name])) return `${element.nodeName}.${name}`;
  return null;
}

type Part = Y.XmlFragment | Y.XmlText | Y.XmlHook | string;

/** The name of something in it that the editor does not know; null when all is well. */
export function unknownIn(part: Part, known: Known, level = 0): string | null {
  if (level > MOST_LEVELS) return 'depth';
  if (part instanceof Y.XmlText) return unknownMark(part, known);
  if (!(part instanceof Y.XmlFragment) || part instanceof Y.XmlHook) return 'hook';
  if (part instanceof Y.XmlElement) {
    const name = unknownNode(part, known);
    if (name) return name;
  } else if (part.toArray().some((child) => !(child instanceof Y.XmlElement))) return 'root';
  for (const child of part.toArray()) {
    const found = unknownIn(child as Part, known, level + 1);
    if (found) return found;
  }
  return null;
}

function levelOf(type: Y.AbstractType<unknown>): number {
  let level = 0;
  for (let above = type._item?.parent; above instanceof Y.AbstractType && level <= MOST_LEVELS; level += 1)
    above = above._item?.parent;
  return level;
}

type Event = Y.YEvent<Y.AbstractType<unknown>>;

function unknownInEvent({ target, changes }: Event, known: Known): string | null {
  if (target instanceof Y.XmlText) return unknownIn(target, known);
  const level = levelOf(target) + 1;
  const own = target instanceof Y.XmlElement && changes.keys.size > 0 ? unknownNode(target, known) : null;
  if (own) return own;
  const isRoot = !(target instanceof Y.XmlElement);
  for (const { content } of changes.added) {
    const type = content instanceof Y.ContentType ? (content.type as Y.XmlElement) : null;
    if (!type || (isRoot && !(type instanceof Y.XmlElement))) return 'words';
    const found = unknownIn(type, known, level);
    if (found) return found;
  }
  return null;
}

/** Calls back at once, before the editor hears of it, when something unknown arrives. Register before the editor. */
export function watchShape(fragment: Y.XmlFragment, known: Known, found: (name: string) => void): () => void {
  const look = (events: readonly Event[]): void => {
    const name = events.map((event) => unknownInEvent(event, known)).find(Boolean);
    if (name) found(name);
  };
  fragment.observeDeep(look as never);
  return () => fragment.unobserveDeep(look as never);
}

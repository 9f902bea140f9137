/** What comes from a clipboard: too much is refused whole, hostile or foreign parts are left out, both with a word. */

/** Characters of text, and of the HTML around it. */
export const MOST_TEXT = 300_000;
export const MOST_HTML = 3_000_000;
const MOST_ELEMENTS = 30_000;

const REFUSED =
  'script,style,iframe,object,embed,form,input,button,textarea,select,link,meta,base,svg,math,template,noscript';
const FOREIGN = 'img,picture,video,audio,source';
const LINK = /^(https?:|mailto:)/i;

export interface Cleaned {
  html: string;
  /** pictures and other files of elsewhere were left out */
  files: number;
  /** scripts and the like were left out */
  hostile: number;
}

/** Only words, their shape and plain links stay. The parsing runs nothing: the document it is done in is not shown. */
export function cleanHtml(html: string): Cleaned | 'too-much' {
  if (html.length > MOST_HTML) return 'too-much';
  const page = new DOMParser().parseFromString(html, 'text/html');
  const body = page.body;
  if ((body.textContent?.length ?? 0) > MOST_TEXT || body.querySelectorAll('*').length > MOST_ELEMENTS)
    return 'too-much';
  let files = 0;
  let hostile = 0;
  for (const element of body.querySelectorAll(FOREIGN)) {
    if (/^(IMG|VIDEO|AUDIO)$/.test(element.tagName)) files += 1;
    element.remove();
  }
  for (const element of body.querySelectorAll(REFUSED)) {
    if (/^(SCRIPT|IFRAME|OBJECT|EMBED|FORM)$/.test(element.tagName)) hostile += 1;
    element.remove();
  }
  listsOfWord(body);
  for (const element of body.querySelectorAll('*')) hostile += cleanAttributes(element);
  return { html: body.innerHTML, files, hostile };
}

/** Word copies its lists as paragraphs with a drawn mark: "level2" in a style says how deep, the mark which kind. */
function listsOfWord(body: Element): void {
  let open: Element[] = [];
  let last: Element | null = null;
  for (const line of body.querySelectorAll('p[style*="mso-list"]')) {
    const depth = Number(/mso-list:[^;]*\blevel(\d)/i.exec(line.getAttribute('style') ?? '')?.[1] ?? 0);
    if (depth === 0) continue;
    const drawn = line.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]');
    const mark = drawn?.textContent ?? /^\s*(\d+[.)]|[·•o§–-])[\s\u00a0]+/.exec(line.textContent ?? '')?.[0] ?? '';
    const kind = /^\s*[\p{L}\d]{1,4}[.)]/u.test(mark) ? 'ol' : 'ul';
    if (drawn) drawn.remove();
    else dropStart(line, mark.length);
    if (last === null || line.previousElementSibling !== last) open = [];
    open = open.slice(0, depth);
    if (open.length === depth && open[depth - 1]?.localName !== kind) open = open.slice(0, depth - 1);
    while (open.length < depth) {
      const list = body.ownerDocument.createElement(kind);
      const inside = open.at(-1)?.lastElementChild;
      if (inside) inside.append(list);
      else if (open.length > 0) break;
      else line.before(list);
      open.push(list);
    }
    const item = body.ownerDocument.createElement('li');
    item.append(...line.childNodes);
    open.at(-1)?.append(item);
    last = open[0] ?? null;
    line.remove();
  }
}

function dropStart(line: Element, length: number): void {
  const texts = line.ownerDocument.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let left = length;
  for (let text = texts.nextNode(); text && left > 0; text = texts.nextNode()) {
    const words = text.nodeValue ?? '';
    text.nodeValue = words.slice(left);
    left -= words.length;
  }
}

/** Copied from a document of ours: its blocks stay as they are, but for addresses that are none of our files. */
export function cleanOwn(html: string): Cleaned | 'too-much' {
  if (html.length > MOST_HTML) return 'too-much';
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  if (body.querySelectorAll('*').length > MOST_ELEMENTS) return 'too-much';
  let files = 0;
  let hostile = 0;
  for (const element of body.querySelectorAll('script,style,iframe,object,embed,form,svg')) {
    hostile += 1;
    element.remove();
  }
  for (const element of body.querySelectorAll('*')) {
    const url = element.getAttribute('data-url');
    if (url !== null && !url.startsWith('file:')) {
      files += 1;
      element.removeAttribute('data-url');
    }
    hostile += cleanAttributes(element);
  }
  return { html: body.innerHTML, files, hostile };
}

function cleanAttributes(element: Element): number {
  let hostile = 0;
  for (const { name, value } of [...element.attributes]) {
    const handler = name.startsWith('on');
    const address =
      /^(href|src|srcset|xlink:href|action|formaction|poster|srcdoc)$/.test(name) && !LINK.test(value.trim());
    if (handler || /^\s*(javascript|data|vbscript):/i.test(value)) hostile += 1;
    if (handler || address) element.removeAttribute(name);
    else if (name === 'style') element.setAttribute(name, shapeOf(value));
  }
  return hostile;
}

/** Bold, italic, underline: what word processors say in styles. Colours and sizes of elsewhere stay there. */
function shapeOf(style: string): string {
  return style
    .split(';')
    .filter((part) => /^\s*(font-weight|font-style|text-decoration(-line)?)\s*:\s*[\w\s-]+$/i.test(part))
    .join(';');
}

/** `file:<id>` is the only address a picture or a file in a document has. */
export function fileAddress(base: string, url: string): string {
  const id = /^file:([0-9a-f-]{36})$/.exec(url)?.[1];
  return id ? `${base}/files/${id}` : '';
}

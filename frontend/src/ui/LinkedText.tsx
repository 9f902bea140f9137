import { withLinks } from '@/lib/links';

/** A text as somebody wrote it, its addresses to click on. They open beside Artel and are told nothing of it. */
export function LinkedText({ text }: { text: string }) {
  let at = 0;
  return withLinks(text).map(({ text: words, href }) => {
    const key = at;
    at += words.length;
    return href ? (
      <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {words}
      </a>
    ) : (
      words
    );
  });
}

/** Lists of shared documents: of one record, or all that the reader sees. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { flatten } from '@/api/queries';
import type { DocumentTemplate, Page, SharedDocument } from '@/api/types';
import { newId } from '@/lib/ids';

export interface DocumentQuery {
  about?: string | undefined;
  q?: string | undefined;
  archived?: boolean | undefined;
}

export function useDocuments({ about, q, archived = false }: DocumentQuery) {
  const door = useDoor();
  const query = { about, q, archived, limit: 50 };
  const pages = useInfiniteQuery({
    queryKey: keys.documents.list(door.ws, query),
    queryFn: ({ pageParam, signal }) =>
      door.get<Page<SharedDocument>>('/documents', { ...query, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
  return { ...pages, documents: flatten(pages.data) };
}

export function useTemplates() {
  const door = useDoor();
  return useQuery({
    queryKey: keys.documentTemplates(door.ws),
    queryFn: ({ signal }) => door.get<DocumentTemplate[]>('/document-templates', {}, { signal }),
  });
}

export interface Imported {
  document: SharedDocument;
  /** what was left out */
  notes: string[];
}

export function useNewDocument(about: string) {
  const door = useDoor();
  const queries = useQueryClient();
  const made = (document: SharedDocument): SharedDocument => {
    queries.setQueryData(keys.documents.one(door.ws, document.id), document);
    void queries.invalidateQueries({ queryKey: keys.documents.lists(door.ws) });
    return document;
  };
  return {
    blank: async (title: string) => made(await door.post<SharedDocument>('/documents', { id: newId(), about, title })),
    fromTemplate: async (template: string, title: string) =>
      made(
        await door.post<SharedDocument>('/documents/from-template', {
          id: newId(),
          about,
          template,
          ...(title ? { title } : {}),
        }),
      ),
    fromFile: async (file: File, title: string) => {
      const form = new FormData();
      form.set('file', file);
      form.set('about', about);
      form.set('id', newId());
      if (title) form.set('title', title);
      const { document, notes } = await door.upload<Imported>('/documents/import', form);
      return { document: made(document), notes };
    },
  };
}

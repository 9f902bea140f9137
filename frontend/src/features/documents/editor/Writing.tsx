import '@blocknote/mantine/blocknoteStyles.css';
import { BlockNoteView } from '@blocknote/mantine';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useDoor } from '@/api/door';
import { useLiveEvent } from '@/live';
import type { DocumentLine } from '@/live/documents';
import classes from './Editor.module.css';
import { known } from './known';
import { LinkBook, LinksContext } from './links';
import { Menus } from './Menus';
import type { DocumentEditor } from './schema';
import { seedIfEmpty } from './seed';
import { unknownIn, watchShape } from './shape';
import { useEditor } from './useEditor';

interface Props {
  id: string;
  title: string;
  line: DocumentLine;
  editable: boolean;
  /** what the server has is here, so an empty text is empty */
  synced: boolean;
  onEditor: (editor: DocumentEditor | null) => void;
  onThread: (id: string) => void;
  onComment?: (() => void) | undefined;
  /** parts this editor does not know: it must not touch the document */
  onForeign: () => void;
}

/** The text, once it is certain that this editor knows all of it. */
export default function Writing(props: Props) {
  const { line, onForeign, editable, synced } = props;
  const [sound, setSound] = useState(false);
  useEffect(() => {
    const all = known();
    const refuse = () => {
      line.lock();
      onForeign();
    };
    if (unknownIn(line.fragment, all)) {
      refuse();
      return;
    }
    if (synced && editable) seedIfEmpty(line.doc);
    setSound(true);
    return watchShape(line.fragment, all, refuse);
  }, [line, onForeign, synced, editable]);
  return sound ? <Bound {...props} /> : null;
}

function Bound({ id, title, line, editable, onEditor, onThread, onComment }: Props) {
  const door = useDoor();
  const scheme = useComputedColorScheme('light');
  const editor = useEditor(id, title, line, onThread);
  const [book] = useState(() => new LinkBook(door, id));
  useLiveEvent((event) => {
    if (event.kind.startsWith('share.')) book.again();
  });
  useEffect(() => {
    onEditor(editor);
    return () => onEditor(null);
  }, [editor, onEditor]);
  return (
    <LinksContext value={book}>
      <BlockNoteView
        editor={editor}
        editable={editable}
        theme={scheme}
        className={classes.view ?? ''}
        formattingToolbar={false}
        slashMenu={false}
        filePanel={false}
        emojiPicker={false}
        comments={false}
      >
        <Menus id={id} editor={editor} onComment={onComment} />
      </BlockNoteView>
    </LinksContext>
  );
}

/** What floats around the text: the toolbar over a selection, the menus after "/", "@" and "#", the file box. */
import { filterSuggestionItems } from '@blocknote/core/extensions';
import {
  FilePanel,
  FilePanelController,
  type FilePanelProps,
  FormattingToolbar,
  FormattingToolbarController,
  getDefaultReactSlashMenuItems,
  getFormattingToolbarItems,
  SuggestionMenuController,
  UploadTab,
  useComponentsContext,
  useDictionary,
} from '@blocknote/react';
import { IconHash, IconMessagePlus, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Editor.module.css';
import { type Offer, useOffers } from './offers';
import type { DocumentEditor } from './schema';

const NOT_OFFERED = new Set(['audio', 'video', 'emoji']);
const noComments = (key: string | null) => key !== 'addCommentButton' && key !== 'addTiptapCommentButton';

interface Props {
  id: string;
  editor: DocumentEditor;
  /** start a conversation about the selection; absent without the right to */
  onComment?: (() => void) | undefined;
}

export function Menus({ id, editor, onComment }: Props) {
  const { people, records } = useOffers(id);
  const items = (offers: readonly Offer[]) =>
    offers.map((offer) => ({
      title: offer.title,
      subtext: offer.hint,
      icon: offer.about.startsWith('member:') ? <IconUser size={18} /> : <IconHash size={18} />,
      onItemClick: () => editor.insertInlineContent([{ type: 'recordLink', props: { about: offer.about } }, ' ']),
    }));
  return (
    <>
      <FormattingToolbarController
        formattingToolbar={() => (
          <FormattingToolbar>
            {getFormattingToolbarItems().filter((item) => noComments(item.key))}
            {onComment && <CommentButton key="comment" onComment={onComment} />}
          </FormattingToolbar>
        )}
      />
      <SuggestionMenuController
        triggerCharacter="/"
        getItems={async (query) =>
          filterSuggestionItems(
            getDefaultReactSlashMenuItems(editor).filter(
              (item) => !NOT_OFFERED.has((item as { key?: string }).key ?? ''),
            ),
            query,
          )
        }
      />
      <SuggestionMenuController triggerCharacter="@" getItems={async (query) => items(await people(query))} />
      <SuggestionMenuController triggerCharacter="#" getItems={async (query) => items(await records(query))} />
      <FilePanelController filePanel={UploadOnly} />
    </>
  );
}

function CommentButton({ onComment }: { onComment: () => void }) {
  const { t } = useTranslation('documents');
  const Components = useComponentsContext();
  if (!Components) return null;
  return (
    <Components.FormattingToolbar.Button
      className={`bn-button ${classes.comment}`}
      label={t('threads.start')}
      mainTooltip={t('threads.start')}
      icon={<IconMessagePlus size={18} />}
      onClick={onComment}
    />
  );
}

/** Files come through the checked door alone: no address of elsewhere can be typed in. */
function UploadOnly(props: FilePanelProps) {
  const words = useDictionary();
  const tab = <UploadTab blockId={props.blockId} setLoading={() => undefined} />;
  return <FilePanel {...props} tabs={[{ name: words.file_panel.upload.title, tabPanel: tab }]} />;
}

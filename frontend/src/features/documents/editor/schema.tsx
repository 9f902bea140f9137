/** What a document may hold: BlockNote's blocks, and links to records, which carry no words of their own. */
import { BlockNoteSchema, defaultInlineContentSpecs } from '@blocknote/core';
import { createReactInlineContentSpec } from '@blocknote/react';
import { RecordLink } from './RecordLink';

const recordLink = createReactInlineContentSpec(
  { type: 'recordLink', propSchema: { about: { default: '' } }, content: 'none' },
  { render: ({ inlineContent }) => <RecordLink about={inlineContent.props.about} /> },
);

export const schema = BlockNoteSchema.create({
  inlineContentSpecs: { ...defaultInlineContentSpecs, recordLink },
});

export type DocumentEditor = typeof schema.BlockNoteEditor;

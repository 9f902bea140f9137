import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { RequestCategory } from '@/api/types';
import { asSaveResult } from '@/record/save-field';
import { confirmDialog } from '@/ui/dialogs';
import { InlineEdit } from '@/ui/InlineEdit';
import { Panel, Section } from '@/ui/Section';
import { ErrorState, SkeletonRows } from '@/ui/States';
import { toastError } from '@/ui/toasts';
import { useCategoryRefresh } from './api';
import rows from './Categories.module.css';
import { NewCategory } from './NewCategory';

export function RequestCategoriesPage() {
  const { t } = useTranslation('settings');
  const door = useDoor();
  const categories = useQuery({
    queryKey: keys.requestCategories(door.ws),
    queryFn: ({ signal }) => door.get<RequestCategory[]>('/request-categories', {}, { signal }),
  });
  const [adding, setAdding] = useState(false);
  const add = (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
      {t('requests.new')}
    </Button>
  );
  return (
    <Section title={t('requests.title')} text={t('requests.text')} action={add}>
      {categories.isPending && <SkeletonRows />}
      {categories.isError && <ErrorState error={categories.error} onRetry={() => void categories.refetch()} />}
      {categories.data && (
        <Panel>
          <div className={`${rows.row} ${rows.head}`}>
            <span>{t('requests.nameEn')}</span>
            <span>{t('requests.nameRu')}</span>
            <span>{t('requests.hours')}</span>
            <span />
          </div>
          {categories.data.map((category) => (
            <CategoryRow key={category.id} category={category} />
          ))}
        </Panel>
      )}
      {adding && <NewCategory onClose={() => setAdding(false)} />}
    </Section>
  );
}

type Field = 'name_en' | 'name_ru' | 'answer_hours';

function CategoryRow({ category }: { category: RequestCategory }) {
  const { t } = useTranslation('settings');
  const door = useDoor();
  const refresh = useCategoryRefresh();
  const path = `/request-categories/${category.id}`;
  const remove = useMutation({ mutationFn: () => door.delete(path), onSuccess: refresh, onError: toastError });
  const field = (name: Field, label: string) => (
    <InlineEdit
      label={label}
      kind={name === 'answer_hours' ? 'money' : 'text'}
      required
      value={String(category[name])}
      onSave={(value, base) => {
        const typed = (text: string | null) => (name === 'answer_hours' ? Math.round(Number(text)) : text);
        const body = { fields: { [name]: { base: typed(base), value: typed(value) } } };
        return asSaveResult(() => door.patch(path, body).then(refresh), name);
      }}
    />
  );
  const ask = () =>
    confirmDialog({
      title: t('requests.removeTitle', { name: category.name }),
      text: t('requests.removeText'),
      confirm: t('requests.remove'),
      onConfirm: () => remove.mutate(),
    });
  return (
    <div className={rows.row}>
      {field('name_en', t('requests.nameEn'))}
      {field('name_ru', t('requests.nameRu'))}
      {field('answer_hours', t('requests.hours'))}
      <ActionIcon aria-label={t('requests.removeName', { name: category.name })} onClick={ask}>
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}

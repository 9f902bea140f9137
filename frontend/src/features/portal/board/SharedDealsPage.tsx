import { useTranslation } from 'react-i18next';
import { Page } from '@/ui/Page';
import { Toolbar } from '@/ui/Toolbar';
import classes from './Board.module.css';
import { Filters } from './Filters';
import { useTableSearch } from './search';
import { Table } from './Table';

/** Everything shared with the partner, also single deals of pipelines that are not. */
export function SharedDealsPage() {
  const { t } = useTranslation('portal');
  const table = useTableSearch();
  const toolbar = (
    <Toolbar label={t('pipelines.toolbar')}>
      <h1 className={classes.stage}>{t('deals.shared')}</h1>
      <Filters {...table} />
    </Toolbar>
  );
  return (
    <Page header={null} toolbar={toolbar}>
      <Table pipeline={null} table={table} />
    </Page>
  );
}

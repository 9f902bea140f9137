import { ActionIcon, Button } from '@mantine/core';
import { IconBellPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { pushSupported } from '@/api/push';
import { When } from '@/ui/When';
import { Section } from '../Section';
import classes from '../Settings.module.css';
import { usePush } from './api';

/** Where push reaches me; this browser is added by a click, and taken away by one. */
export function Devices() {
  const { t } = useTranslation('notices');
  const { push, enable, remove } = usePush();
  const devices = push.data?.devices ?? [];
  const said = enable.data === 'denied' || enable.data === 'unsupported' ? t(`push.${enable.data}`) : null;
  return (
    <Section
      title={t('push.title')}
      text={t('push.text')}
      action={
        pushSupported() && (
          <Button
            variant="default"
            leftSection={<IconBellPlus size={16} />}
            loading={enable.isPending}
            disabled={!push.data}
            onClick={() => enable.mutate()}
          >
            {t('push.enable')}
          </Button>
        )
      }
    >
      {!pushSupported() && <p className="text-3">{t('push.unsupported')}</p>}
      {said && <p role="alert">{said}</p>}
      {devices.length > 0 && (
        <div className={classes.panel}>
          {devices.map((device) => (
            <div key={device.id} className={classes.row}>
              <div className={classes.grow}>
                <div>{device.name}</div>
                <div className="text-3">
                  {t('push.since')} <When at={device.created_at} />
                </div>
              </div>
              <ActionIcon aria-label={t('push.remove', { name: device.name })} onClick={() => remove.mutate(device.id)}>
                <IconTrash size={16} />
              </ActionIcon>
            </div>
          ))}
        </div>
      )}
    </Section>
  );
}

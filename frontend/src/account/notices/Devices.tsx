import { ActionIcon, Button } from '@mantine/core';
import { IconBellPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { pushSupported } from '@/api/push';
import { Panel, Row, Section } from '@/ui/Section';
import { When } from '@/ui/When';
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
        <Panel>
          {devices.map((device) => (
            <Row
              key={device.id}
              main={device.name}
              note={
                <>
                  {t('push.since')} <When at={device.created_at} />
                </>
              }
            >
              <ActionIcon aria-label={t('push.remove', { name: device.name })} onClick={() => remove.mutate(device.id)}>
                <IconTrash size={16} />
              </ActionIcon>
            </Row>
          ))}
        </Panel>
      )}
    </Section>
  );
}

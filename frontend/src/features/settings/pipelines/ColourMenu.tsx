import { ActionIcon, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { STAGE_COLOURS, stageColour } from '@/lib/people';
import classes from './Pipelines.module.css';

/** The seven dots, each with its name. */
export function ColourMenu({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (colour: number) => void;
}) {
  const { t } = useTranslation('settings');
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon aria-label={label}>
          <span className={classes.dot} style={{ background: stageColour(value) }} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={String(value)} onChange={(colour) => onChange(Number(colour))}>
          {STAGE_COLOURS.map((colour, index) => (
            <Menu.RadioItem key={colour} value={String(index)} closeMenuOnClick>
              <span style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
                <span className={classes.dot} style={{ background: colour }} />
                {t(`pipelines.colours.${index}`)}
              </span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

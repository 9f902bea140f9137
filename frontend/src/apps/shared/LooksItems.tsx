import { Menu, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '@/api/session';
import { currentLanguage, type Language } from '@/lib/i18n';

const SCHEMES = ['light', 'dark', 'auto'] as const;
const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'ru', label: 'Русский' },
] as const;

/** Light or dark, and the language: the same lines in both apps' menus. */
export function LooksItems() {
  const { t } = useTranslation('common');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t('looks.scheme')}</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as typeof colorScheme)}>
        {SCHEMES.map((value) => (
          <Menu.RadioItem key={value} value={value}>
            {t(`looks.${value}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Label>{t('looks.language')}</Menu.Label>
      <Menu.RadioGroup value={currentLanguage()} onChange={(value) => void chooseLanguage(value as Language)}>
        {LANGUAGES.map(({ value, label }) => (
          <Menu.RadioItem key={value} value={value} lang={value}>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

import { Menu, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguageChoice } from '@/api/session';
import { currentLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from '@/lib/i18n';

const SCHEMES = ['light', 'dark', 'auto'] as const;

/** Light or dark, and the language: the same lines in both apps' menus. */
export function LooksItems() {
  const { t } = useTranslation('common');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = useLanguageChoice();
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
      <Menu.RadioGroup value={currentLanguage()} onChange={(value) => choose.mutate(value as Language)}>
        {LANGUAGES.map((value) => (
          <Menu.RadioItem key={value} value={value} lang={value}>
            {LANGUAGE_NAMES[value]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
